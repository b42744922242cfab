import {
  requireColumnDefinition,
  requireKeyDefinition,
  requireTableDefinition,
} from '../../../../definitions/find-definition';
import { type Message } from '../../front/message';

const samePlatform = { differs: ['The differences of the same operation of the Web API apply.'] };

/** Removes a table with its rows and tombstones. */
export const deleteEntity: Message = {
  name: 'DeleteEntity',
  assembly: 'xrm',
  privilege: 'prvDeleteEntity',
  parameters: ['LogicalName'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.deleteentityrequest',
  ...samePlatform,
  handle: ({ parameters }, { organization, operations, solutions: { customizations } }) => {
    const table = requireTableDefinition(organization.tables, parameters.requireText('LogicalName'));
    operations.deleteTable(organization, { table, customizations });
    return [];
  },
};

/** Removes a column with its values. */
export const deleteAttribute: Message = {
  name: 'DeleteAttribute',
  assembly: 'xrm',
  privilege: 'prvWriteEntity',
  parameters: ['EntityLogicalName', 'LogicalName'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.deleteattributerequest',
  ...samePlatform,
  handle: ({ parameters }, { organization, operations, solutions: { customizations } }) => {
    const table = requireTableDefinition(organization.tables, parameters.requireText('EntityLogicalName'));
    const { column } = requireColumnDefinition(table, { logicalName: parameters.requireText('LogicalName') });
    operations.deleteColumn(organization, { table, column, customizations });
    return [];
  },
};

/** Removes an alternate key with its index. */
export const deleteEntityKey: Message = {
  name: 'DeleteEntityKey',
  assembly: 'xrm',
  privilege: 'prvWriteEntity',
  parameters: ['EntityLogicalName', 'Name'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.deleteentitykeyrequest',
  ...samePlatform,
  handle: ({ parameters }, { organization, operations, solutions: { customizations } }) => {
    const table = requireTableDefinition(organization.tables, parameters.requireText('EntityLogicalName'));
    const { key } = requireKeyDefinition(table, { logicalName: parameters.requireText('Name') });
    operations.deleteKey(organization, { table, key, customizations });
    return [];
  },
};
