import { flagsWithoutEffect, type ImportRequest } from '../../../solutions/import/import-request';
import { type ActionParameters, actionParameters } from '../front/request/action-parameters';
import { type ODataRequest } from '../front/request/odata-request';
import { notImplementedInWebApi } from '../front/response/odata-error';

const KNOWN = [
  'CustomizationFile',
  'ImportJobId',
  'HoldingSolution',
  ...flagsWithoutEffect.required,
  ...flagsWithoutEffect.optional,
  'ConvertToManaged',
  'LayerDesiredOrder',
  'ComponentParameters',
  'SolutionParameters',
];

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/solutionparameters */
const SOLUTION_PARAMETERS = [
  '@odata.type',
  'StageSolutionUploadId',
  'SolutionComponentOptions',
  'DeployMissingPackagesBeforeSolutionImport',
];

/**
 * Reads what ImportSolution and ImportSolutionAsync take.
 *
 * @param staged finds a package that StageSolution took
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/importsolution
 */
export function readImportParameters(
  request: ODataRequest,
  importJobId: 'required' | 'optional' | 'unknown',
  staged: (uploadId: string) => Uint8Array,
): ImportRequest {
  const known = importJobId === 'unknown' ? KNOWN.filter(name => name !== 'ImportJobId') : KNOWN;
  const parameters = actionParameters(request, known);
  parameters.refuse('ConvertToManaged', 'LayerDesiredOrder', 'ComponentParameters');
  for (const name of flagsWithoutEffect.required) parameters.require(name, parameters.flag(name));
  for (const name of flagsWithoutEffect.optional) parameters.flag(name);
  const jobId = parameters.guid('ImportJobId');
  if (importJobId === 'required') parameters.require('ImportJobId', jobId);
  return {
    customizationFile: readPackageParameter(parameters, staged),
    holdingSolution: parameters.flag('HoldingSolution') ?? false,
    ...(jobId !== undefined && { importJobId: jobId }),
  };
}

/** The file itself, or the upload that SolutionParameters names: then an empty file counts as none. */
function readPackageParameter(parameters: ActionParameters, staged: (uploadId: string) => Uint8Array): Uint8Array {
  const file = parameters.bytes('CustomizationFile');
  const solutionParameters = parameters.members('SolutionParameters', SOLUTION_PARAMETERS);
  solutionParameters?.refuse('DeployMissingPackagesBeforeSolutionImport', 'SolutionComponentOptions');
  const uploadId = solutionParameters?.guid('StageSolutionUploadId');
  if (uploadId === undefined) return parameters.require('CustomizationFile', file);
  if (file !== undefined && file.length > 0) {
    throw notImplementedInWebApi(
      `both CustomizationFile and SolutionParameters/StageSolutionUploadId in ${parameters.subject}`,
    );
  }
  return staged(uploadId);
}
