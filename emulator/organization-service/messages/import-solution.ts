import { type ImportRequest } from '../../solutions/import-request';
import { type Message } from '../message';
import { type Parameters } from '../parameters';
import { guidValue, stringValue } from '../wire-value';

/** There are no ribbons, so what says how to process them is read and has no effect. */
const parameters = [
  'CustomizationFile',
  'ImportJobId',
  'OverwriteUnmanagedCustomizations',
  'PublishWorkflows',
  'HoldingSolution',
  'SkipProductUpdateDependencies',
  'AsyncRibbonProcessing',
  'SkipQueueRibbonJob',
] as const;

const differs =
  'As the Web API: tables, columns, alternate keys and many-to-one relationships are imported; other components are left aside; holding solutions are promoted by the Web API only. ConvertToManaged, component and solution parameters are refused.';

/** Imports a solution package within the request. */
export const importSolution: Message = {
  name: 'ImportSolution',
  assembly: 'crm',
  parameters,
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.importsolutionrequest',
  fidelity: 'partial',
  differs,
  handle: async ({ parameters: given, caller }, { solutions }) => {
    await solutions.importSolution(readImport(given), caller);
    return [];
  },
};

/** Imports a solution package in an asynchronous job. */
export const importSolutionAsync: Message = {
  name: 'ImportSolutionAsync',
  assembly: 'crm',
  parameters,
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.importsolutionasyncrequest',
  fidelity: 'partial',
  differs,
  handle: ({ parameters: given, caller }, { solutions }) => {
    const { asyncOperationId, importJobKey } = solutions.importSolutionAsync(readImport(given), caller);
    return [
      ['AsyncOperationId', guidValue(asyncOperationId)],
      ['ImportJobKey', stringValue(importJobKey)],
    ];
  },
};

/** The empty GUID is how .NET says that none was chosen. */
function readImport(given: Parameters): ImportRequest {
  given.flag('AsyncRibbonProcessing');
  given.flag('SkipQueueRibbonJob');
  const importJobId = given.guid('ImportJobId');
  return {
    customizationFile: given.bytes('CustomizationFile'),
    overwriteUnmanagedCustomizations: given.requireFlag('OverwriteUnmanagedCustomizations'),
    publishWorkflows: given.requireFlag('PublishWorkflows'),
    holdingSolution: given.flag('HoldingSolution') ?? false,
    skipProductUpdateDependencies: given.flag('SkipProductUpdateDependencies') ?? false,
    ...(importJobId !== undefined && !/^[0-]+$/.test(importJobId) && { importJobId }),
  };
}
