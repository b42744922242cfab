import { requireColumnDefinition, requireTableDefinition } from '../../../definitions/find-definition';
import { type Differences } from '../../../operations/fidelity';
import { element } from '../../../xml/write-xml';
import { type Message } from '../front/message';
import { definitionQueryFromXml } from '../definitions/definition-query-from-xml';
import { attributeContract, attributeMetadataMembers, entityMetadataMembers } from '../definitions/table-nodes';
import { stringValue } from '../xml/wire-value';
import { contracts, metadata, metadataQuery } from '../xml/names';

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

const definitionsDiffer: Differences = {
  notServed: [
    'Privileges, many-to-many relationships and some properties are not served.',
    'Unpublished changes do not exist.',
  ],
  differs: [],
};

/** The definition of one table. */
export const retrieveEntity: Message = {
  name: 'RetrieveEntity',
  assembly: 'xrm',
  inTransactions: true,
  privilege: 'prvReadEntity',
  parameters: ['EntityFilters', 'LogicalName', 'MetadataId', 'RetrieveAsIfPublished'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.retrieveentityrequest',
  ...definitionsDiffer,
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

/** The definition of one column. */
export const retrieveAttribute: Message = {
  name: 'RetrieveAttribute',
  assembly: 'xrm',
  inTransactions: true,
  privilege: 'prvReadEntity',
  parameters: ['EntityLogicalName', 'LogicalName', 'MetadataId', 'RetrieveAsIfPublished'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.retrieveattributerequest',
  ...definitionsDiffer,
  handle: ({ parameters }, { organization }) => {
    const table = requireTableDefinition(organization.tables, parameters.requireText('EntityLogicalName'));
    const [logicalName, metadataId = ''] = [parameters.text('LogicalName'), parameters.guid('MetadataId')];
    const found = requireColumnDefinition(table, logicalName === undefined ? { metadataId } : { logicalName });
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
