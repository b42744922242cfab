import { requireColumnDefinition, requireTableDefinition } from '../../../definitions/find-definition';
import { type Differences } from '../../../operations/fidelity';
import { type Message } from '../front/message';
import { attributeContract, attributeMembers, entityMetadataMembers } from '../metadata/table-nodes';
import { metadata } from '../xml/names';

const differs: Differences = {
  notServed: [
    'Privileges, many-to-many relationships and some properties are not served.',
    'Unpublished changes do not exist.',
  ],
};

/** The definition of one table. */
export const retrieveEntity: Message = {
  name: 'RetrieveEntity',
  assembly: 'xrm',
  privilege: 'prvReadEntity',
  parameters: ['EntityFilters', 'LogicalName', 'MetadataId', 'RetrieveAsIfPublished'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.retrieveentityrequest',
  differs,
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
  privilege: 'prvReadEntity',
  parameters: ['EntityLogicalName', 'LogicalName', 'MetadataId', 'RetrieveAsIfPublished'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.retrieveattributerequest',
  differs,
  handle: ({ parameters }, { organization }) => {
    const table = requireTableDefinition(organization.tables, parameters.requireText('EntityLogicalName'));
    const [logicalName, metadataId = ''] = [parameters.text('LogicalName'), parameters.guid('MetadataId')];
    const found = requireColumnDefinition(table, logicalName === undefined ? { metadataId } : { logicalName });
    const content = attributeMembers(found, undefined);
    return [['AttributeMetadata', { type: attributeContract(found), content }]];
  },
};
