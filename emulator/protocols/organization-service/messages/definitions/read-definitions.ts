import {
  isAddressedDefinition,
  requireColumnDefinition,
  requireKeyDefinition,
  requireTableDefinition,
} from '../../../../definitions/find-definition';
import { invalidArgument } from '../../../../engine/dataverse-fault';
import { element } from '../../../../xml/write-xml';
import { type Message } from '../../front/message';
import { type MessageParameters } from '../../front/message-parameters';
import { definitionQueryFromXml } from '../../definitions/definition-query-from-xml';
import {
  attributeContract,
  attributeMetadataMembers,
  entityMetadataMembers,
  keyMetadataMembers,
} from '../../definitions/table-nodes';
import { stringValue } from '../../xml/wire-value';
import { contracts, metadata, metadata71, metadataQuery } from '../../xml/names';

/** Definitions of tables, with their columns and keys as far as the query asks for them. */
export const retrieveMetadataChanges: Message = {
  name: 'RetrieveMetadataChanges',
  assembly: 'xrm',
  inTransactions: true,
  privilege: 'prvReadEntity',
  parameters: ['Query', 'ClientVersionStamp', 'DeletedMetadataFilters', 'RetrieveAllSettings'],
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions',
  notServed: [
    'Settings and many-to-many relationships do not exist.',
    'Some properties are not served.',
    'Deletions since the stamp are refused when they are asked for.',
  ],
  differs: ['A table that changed since the stamp comes whole, with HasChanged true.', 'Stamps expire after 90 days.'],
  inferred: ['The fault for a condition on a label or a list is not documented.'],
  handle: ({ parameters }, { organization, operations }) => {
    const { tables, serverVersionStamp } = operations.queryDefinitions(organization, {
      query: definitionQueryFromXml(parameters.get('Query', metadataQuery('EntityQueryExpression'))),
      clientVersionStamp: parameters.text('ClientVersionStamp'),
      wantsDeleted: parameters.find('DeletedMetadataFilters') !== undefined,
    });
    // An item of the collection is of the contracts' namespace, its members of the metadata's.
    const content = tables.map(table => element(contracts('EntityMetadata'), ...entityMetadataMembers(table)));
    return [
      ['EntityMetadata', { type: contracts('EntityMetadataCollection'), content }],
      ['ServerVersionStamp', stringValue(serverVersionStamp)],
    ];
  },
};

/** What is the same for each message that reads definitions by their names. */
const readsDefinitions = {
  assembly: 'xrm',
  inTransactions: true,
  privilege: 'prvReadEntity',
  notServed: [
    'Privileges, many-to-many relationships and some properties are not served.',
    'Unpublished changes do not exist.',
  ],
  differs: [],
} satisfies Partial<Message>;

/** The name or the id of a key or a column, as a request tells it. */
function addressIn(parameters: MessageParameters): { logicalName: string } | { metadataId: string } {
  const logicalName = parameters.text('LogicalName');
  return logicalName === undefined ? { metadataId: parameters.guid('MetadataId') ?? '' } : { logicalName };
}

/** The definition of one table. */
export const retrieveEntity: Message = {
  ...readsDefinitions,
  name: 'RetrieveEntity',
  parameters: ['EntityFilters', 'LogicalName', 'MetadataId', 'RetrieveAsIfPublished'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.retrieveentityrequest',
  handle: ({ parameters }, { organization, operations }) => {
    const description = operations.retrieveTable(organization, {
      logicalName: parameters.text('LogicalName'),
      metadataId: parameters.guid('MetadataId'),
      // .NET writes flags as names with blanks between them.
      filters: parameters.get('EntityFilters', metadata('EntityFilters')).text.trim().split(/\s+/),
    });
    return [['EntityMetadata', { type: metadata('EntityMetadata'), content: entityMetadataMembers(description) }]];
  },
};

/** The definitions of all tables. */
export const retrieveAllEntities: Message = {
  ...readsDefinitions,
  name: 'RetrieveAllEntities',
  parameters: ['EntityFilters', 'RetrieveAsIfPublished'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.retrieveallentitiesrequest',
  inferred: ['The Timestamp is the version stamp that RetrieveMetadataChanges takes.'],
  handle: ({ parameters }, { organization, operations }) => {
    const filters = parameters.get('EntityFilters', metadata('EntityFilters')).text.trim().split(/\s+/);
    const content = operations
      .retrieveAllTables(organization, filters)
      .map(table => element(metadata('EntityMetadata'), ...entityMetadataMembers(table)));
    return [
      ['EntityMetadata', { type: metadata('ArrayOfEntityMetadata'), content }],
      ['Timestamp', stringValue(organization.changes.issueToken())],
    ];
  },
};

/** The definition of one alternate key. */
export const retrieveEntityKey: Message = {
  ...readsDefinitions,
  name: 'RetrieveEntityKey',
  parameters: ['EntityLogicalName', 'LogicalName', 'MetadataId', 'RetrieveAsIfPublished'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.retrieveentitykeyrequest',
  handle: ({ parameters }, { organization }) => {
    const address = addressIn(parameters);
    const table = parameters.text('EntityLogicalName');
    const tables =
      table === undefined ? organization.tables.all() : [requireTableDefinition(organization.tables, table)];
    const holder = tables.find(each => [...each.keys.values()].some(isAddressedDefinition(address))) ?? tables[0];
    if (holder === undefined || (table === undefined && 'logicalName' in address)) {
      throw invalidArgument("Required field 'EntityLogicalName' is missing in the request RetrieveEntityKey.");
    }
    const content = keyMetadataMembers(requireKeyDefinition(holder, address), undefined);
    return [['EntityKeyMetadata', { type: metadata71('EntityKeyMetadata'), content }]];
  },
};

/** The definition of one column. */
export const retrieveAttribute: Message = {
  ...readsDefinitions,
  name: 'RetrieveAttribute',
  parameters: ['EntityLogicalName', 'LogicalName', 'MetadataId', 'RetrieveAsIfPublished'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.retrieveattributerequest',
  handle: ({ parameters }, { organization }) => {
    const table = requireTableDefinition(organization.tables, parameters.requireText('EntityLogicalName'));
    const found = requireColumnDefinition(table, addressIn(parameters));
    const content = attributeMetadataMembers(found, undefined);
    return [['AttributeMetadata', { type: attributeContract(found), content }]];
  },
};

/** Builds the index of an alternate key once more, after it failed. */
export const reactivateEntityKey: Message = {
  name: 'ReactivateEntityKey',
  assembly: 'xrm',
  privilege: 'prvWriteEntity',
  parameters: ['EntityLogicalName', 'EntityKeyLogicalName'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.reactivateentitykeyrequest',
  differs: [],
  handle: ({ parameters }, { organization }) => {
    const table = parameters.requireText('EntityLogicalName');
    organization.keys.reactivate(table, parameters.requireText('EntityKeyLogicalName'));
    return [];
  },
};
