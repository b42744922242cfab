import { type ImportRequest } from '../solutions/import-request';
import { ActionParameters } from './action-parameters';
import { type JsonObject } from './json';

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

/**
 * Reads what ImportSolution and ImportSolutionAsync take. There are no ribbons, so what says how to process them is read
 * and has no effect. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/importsolution
 */
export function readImportParameters(
  action: string,
  body: JsonObject,
  importJobId: 'required' | 'optional' | 'unknown',
): ImportRequest {
  const parameters = new ActionParameters(
    action,
    body,
    importJobId === 'unknown' ? KNOWN.filter(name => name !== 'ImportJobId') : KNOWN,
  );
  parameters.refuse('ConvertToManaged', 'LayerDesiredOrder', 'ComponentParameters', 'SolutionParameters');
  parameters.flag('AsyncRibbonProcessing');
  parameters.flag('SkipQueueRibbonJob');
  const jobId = parameters.guid('ImportJobId');
  if (importJobId === 'required') parameters.require('ImportJobId', jobId);
  return {
    customizationFile: parameters.require('CustomizationFile', parameters.bytes('CustomizationFile')),
    overwriteUnmanagedCustomizations: requireFlag(parameters, 'OverwriteUnmanagedCustomizations'),
    publishWorkflows: requireFlag(parameters, 'PublishWorkflows'),
    holdingSolution: parameters.flag('HoldingSolution') ?? false,
    skipProductUpdateDependencies: parameters.flag('SkipProductUpdateDependencies') ?? false,
    ...(jobId !== undefined && { importJobId: jobId }),
  };
}

const requireFlag = (parameters: ActionParameters, name: string): boolean =>
  parameters.require(name, parameters.flag(name));
