import { type ImportRequest } from '../solutions/import-request';
import { ActionParameters } from './action-parameters';
import { isJsonObject, type JsonObject } from './json';
import { badPayload, notImplemented } from './odata-error';

const KNOWN = [
  'CustomizationFile',
  'ImportJobId',
  'OverwriteUnmanagedCustomizations',
  'PublishWorkflows',
  'HoldingSolution',
  'SkipProductUpdateDependencies',
  'ConvertToManaged',
  'AsyncRibbonProcessing',
  'SkipQueueRibbonJob',
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
 * Reads what ImportSolution and ImportSolutionAsync take. There are no ribbons, so what says how to process them is read
 * and has no effect.
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
  parameters.flag('AsyncRibbonProcessing');
  parameters.flag('SkipQueueRibbonJob');
  const jobId = parameters.guid('ImportJobId');
  if (importJobId === 'required') parameters.require('ImportJobId', jobId);
  return {
    customizationFile: readPackage(action, parameters, body, staged),
    overwriteUnmanagedCustomizations: requireFlag(parameters, 'OverwriteUnmanagedCustomizations'),
    publishWorkflows: requireFlag(parameters, 'PublishWorkflows'),
    holdingSolution: parameters.flag('HoldingSolution') ?? false,
    skipProductUpdateDependencies: parameters.flag('SkipProductUpdateDependencies') ?? false,
    ...(jobId !== undefined && { importJobId: jobId }),
  };
}

const requireFlag = (parameters: ActionParameters, name: string): boolean =>
  parameters.require(name, parameters.flag(name));

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
  if (!isJsonObject(given)) throw badPayload(action, "The value of 'SolutionParameters' is no object.");
  const solutionParameters = new ActionParameters(action, given, SOLUTION_PARAMETERS);
  solutionParameters.refuse('DeployMissingPackagesBeforeSolutionImport', 'SolutionComponentOptions');
  const uploadId = solutionParameters.guid('StageSolutionUploadId');
  if (uploadId === undefined) return parameters.require('CustomizationFile', file);
  if (file !== undefined && file.length > 0) {
    throw notImplemented(`both CustomizationFile and SolutionParameters/StageSolutionUploadId in ${action}`);
  }
  return staged(uploadId);
}
