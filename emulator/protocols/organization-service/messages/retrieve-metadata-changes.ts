import { type Message } from '../front/message';
import { readDefinitionQuery } from '../metadata/read-definition-query';
import { entityMetadataMembers } from '../metadata/table-nodes';
import { stringValue } from '../rows/wire-value';
import { contracts, metadataQuery } from '../xml/names';
import { element } from '../../../xml/write-xml';

/** Definitions of tables, with their columns and keys as far as the query asks for them. */
export const retrieveMetadataChanges: Message = {
  name: 'RetrieveMetadataChanges',
  assembly: 'xrm',
  privilege: 'prvReadEntity',
  parameters: ['Query', 'ClientVersionStamp', 'DeletedMetadataFilters', 'RetrieveAllSettings'],
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions',
  differs: {
    notServed: [
      'Settings and many-to-many relationships do not exist.',
      'Some properties are not served.',
      'Deletions since the stamp are refused when they are asked for.',
    ],
    differs: [
      'A table that changed since the stamp comes whole, with HasChanged true.',
      'Stamps expire after 90 days.',
    ],
    inferred: ['The fault for a condition on a label or a list is not documented.'],
  },
  handle: ({ parameters }, { organization, operations }) => {
    const { tables, serverVersionStamp } = operations.queryDefinitions(organization, {
      query: readDefinitionQuery(parameters.get('Query', metadataQuery('EntityQueryExpression'))),
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
