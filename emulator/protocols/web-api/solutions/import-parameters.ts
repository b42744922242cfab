import { flagsWithoutEffect, type ImportRequest } from '../../../solutions/import/import-request';
import { ActionParameters } from '../front/request/action-parameters';
import { isJsonObject, type JsonObject } from '../front/request/json';
import { badPayload, notImplemented } from '../front/response/odata-error';

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
] as const;

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/solutionparameters */
const SOLUTION_PARAMETERS = [
  '@odata.type',
  'StageSolutionUploadId',
  'SolutionComponentOptions',
  'DeployMissingPackagesBeforeSolutionImport',
] as const;

/**
 * Reads what ImportSolution and ImportSolutionAsync take.
 *
 * @param staged finds a package that StageSolution took
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/importsolution
 */
export function readImportParameters(
  action: string,
  body: JsonObject,
  importJobId: 'required' | 'optional' | 'unknown',
  staged: (uploadId: string) => Uint8Array,
): ImportRequest {
  const parameters = new ActionParameters(
    action,
    body,
    importJobId === 'unknown' ? KNOWN.filter(name => name !== 'ImportJobId') : KNOWN,
  );
  parameters.refuse('ConvertToManaged', 'LayerDesiredOrder', 'ComponentParameters');
  for (const name of flagsWithoutEffect.required) parameters.require(name, parameters.flag(name));
  for (const name of flagsWithoutEffect.optional) parameters.flag(name);
  const jobId = parameters.guid('ImportJobId');
  if (importJobId === 'required') parameters.require('ImportJobId', jobId);
  return {
    customizationFile: readPackage(action, parameters, body, staged),
    holdingSolution: parameters.flag('HoldingSolution') ?? false,
    ...(jobId !== undefined && { importJobId: jobId }),
  };
}

/** The file itself, or the upload that SolutionParameters names: then an empty file counts as none. */
function readPackage(
  action: string,
  parameters: ActionParameters,
  body: JsonObject,
  staged: (uploadId: string) => Uint8Array,
): Uint8Array {
  const given = body['SolutionParameters'] ?? null;
  const file = parameters.bytes('CustomizationFile');
  if (given === null) return parameters.require('CustomizationFile', file);
  if (!isJsonObject(given)) throw badPayload(action, "The value of 'SolutionParameters' is not an object.");
  const solutionParameters = new ActionParameters(action, given, SOLUTION_PARAMETERS);
  solutionParameters.refuse('DeployMissingPackagesBeforeSolutionImport', 'SolutionComponentOptions');
  const uploadId = solutionParameters.guid('StageSolutionUploadId');
  if (uploadId === undefined) return parameters.require('CustomizationFile', file);
  if (file !== undefined && file.length > 0) {
    throw notImplemented(`both CustomizationFile and SolutionParameters/StageSolutionUploadId in ${action}`);
  }
  return staged(uploadId);
}
