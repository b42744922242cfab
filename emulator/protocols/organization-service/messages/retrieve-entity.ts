import { type TableDefinition } from '../../../engine/tables/definitions';
import { type OrganizationView } from '../../../engine/organization-view';
import { columnsOf } from '../../web-api/definitions/columns/attribute-metadata';
import { findEntity, metadataNotFound } from '../../web-api/definitions/tables/entity-address';
import { type EntityFilter, readEntityFilters } from '../../web-api/definitions/tables/entity-filters';
import { keysOf } from '../../web-api/definitions/keys/key-metadata';
import { manyToOneOf, oneToManyOf } from '../../web-api/definitions/relationships/relationship-metadata';
import { type Differences } from '../../../operations/fidelity';
import { type Message } from '../front/message';
import {
  attributeMembers,
  attributeNode,
  attributeProperties,
  attributeType,
  entityMembers,
  type EntityParts,
  keyNode,
  relationshipNode,
} from '../metadata/metadata-nodes';
import { type Parameters } from '../front/parameters';
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
  handle: ({ parameters }, { organization }) => {
    const filters = readFilters(parameters);
    const table = findEntity(organization, parameters.text('LogicalName'), parameters.guid('MetadataId'));
    const content = entityMembers(table, undefined, partsOf(organization, table, filters));
    return [['EntityMetadata', { type: metadata('EntityMetadata'), content }]];
  },
};

function partsOf(
  organization: OrganizationView,
  table: TableDefinition,
  filters: ReadonlySet<EntityFilter>,
): EntityParts {
  const parts = new Map([['Keys', keysOf(table).map(key => keyNode(key, undefined))]]);
  if (filters.has('Attributes')) {
    parts.set(
      'Attributes',
      columnsOf(table).map(column => attributeNode(attributeProperties(column), undefined)),
    );
  }
  if (filters.has('Relationships')) {
    parts.set('ManyToManyRelationships', []);
    parts.set('ManyToOneRelationships', manyToOneOf(table).map(relationshipNode));
    parts.set('OneToManyRelationships', oneToManyOf(organization, table).map(relationshipNode));
  }
  return parts;
}

/** .NET writes flags as names with blanks between them. */
const readFilters = (parameters: Parameters): ReadonlySet<EntityFilter> =>
  readEntityFilters(parameters.get('EntityFilters', metadata('EntityFilters')).text.trim().split(/\s+/));

/** The definition of one column. */
export const retrieveAttribute: Message = {
  name: 'RetrieveAttribute',
  assembly: 'xrm',
  privilege: 'prvReadEntity',
  parameters: ['EntityLogicalName', 'LogicalName', 'MetadataId', 'RetrieveAsIfPublished'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.retrieveattributerequest',
  differs,
  handle: ({ parameters }, { organization }) => {
    const table = findEntity(organization, parameters.requireText('EntityLogicalName'), undefined);
    const [logicalName, metadataId] = [parameters.text('LogicalName'), parameters.guid('MetadataId')];
    const found = columnsOf(table).find(
      ({ column }) =>
        column.logicalName === logicalName || (logicalName === undefined && column.metadataId === metadataId),
    );
    if (found === undefined) throw metadataNotFound('attribute', table.logicalName);
    const properties = attributeProperties(found);
    const content = attributeMembers(properties, undefined);
    return [['AttributeMetadata', { type: attributeType(properties), content }]];
  },
};
