import { zeroGuid } from '../../../engine/values/guid';
import { type Differences } from '../../../operations/fidelity';
import { flagsWithoutEffect, type ImportRequest } from '../../../solutions/import/import-request';
import { type Message } from '../front/message';
import { type MessageParameters } from '../front/message-parameters';
import { guidValue, stringValue } from '../xml/wire-value';

const { required, optional } = flagsWithoutEffect;
const parameters = ['CustomizationFile', 'ImportJobId', 'HoldingSolution', ...required, ...optional] as const;

const importsDiffer: Differences = {
  notServed: [
    'Tables, columns, alternate keys and many-to-one relationships are imported and plug-ins are listed, as by the Web API; other components are ignored.',
    'ConvertToManaged, component and solution parameters are refused.',
  ],
  differs: [],
};

/** Imports a solution package within the request. */
export const importSolution: Message = {
  name: 'ImportSolution',
  assembly: 'crm',
  parameters,
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.importsolutionrequest',
  ...importsDiffer,
  handle: async ({ parameters: given, caller }, { solutions }) => {
    await solutions.importSolution(readImportMessage(given), caller);
    return [];
  },
};

/** Imports a solution package in an asynchronous job. */
export const importSolutionAsync: Message = {
  name: 'ImportSolutionAsync',
  assembly: 'crm',
  parameters,
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.importsolutionasyncrequest',
  ...importsDiffer,
  handle: ({ parameters: given, caller }, { organization, operations, solutions }) => {
    const request = readImportMessage(given);
    const { asyncOperationId, importJobKey } = operations.startImport(organization, { solutions, request, caller });
    return [
      ['AsyncOperationId', guidValue(asyncOperationId)],
      ['ImportJobKey', stringValue(importJobKey)],
    ];
  },
};

/** The empty GUID is how .NET says that none was chosen. */
function readImportMessage(given: MessageParameters): ImportRequest {
  const customizationFile = given.bytes('CustomizationFile');
  for (const name of required) given.requireFlag(name);
  for (const name of optional) given.flag(name);
  const importJobId = given.guid('ImportJobId');
  return {
    customizationFile,
    holdingSolution: given.flag('HoldingSolution') ?? false,
    ...(importJobId !== undefined && importJobId !== zeroGuid && { importJobId }),
  };
}

/** Publishes all customizations: there is nothing to publish, but the customization lock is real. */
export const publishAllXml: Message = {
  name: 'PublishAllXml',
  assembly: 'crm',
  parameters: [],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.publishallxmlrequest',
  differs: ['Changes are visible before they are published.'],
  handle: async ({ caller }, { solutions }) => {
    await solutions.publishAll(caller);
    return [];
  },
};

/** Puts a holding solution in the place of the one that it upgrades. */
export const deleteAndPromote: Message = {
  name: 'DeleteAndPromote',
  assembly: 'crm',
  parameters: ['UniqueName'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.deleteandpromoterequest',
  differs: ['The differences of DeleteAndPromote of the Web API apply.'],
  handle: async ({ parameters: given, caller }, { solutions }) => [
    ['SolutionId', guidValue(await solutions.deleteAndPromote(given.requireText('UniqueName'), caller))],
  ],
};
