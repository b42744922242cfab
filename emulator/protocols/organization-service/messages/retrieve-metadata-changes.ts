import { type TableDefinition } from '../../../engine/tables/definitions';
import { notImplemented } from '../../../engine/dataverse-fault';
import { type OrganizationView } from '../../../engine/organization-view';
import { columnsOf } from '../../web-api/definitions/columns/attribute-metadata';
import { keysOf } from '../../web-api/definitions/keys/key-metadata';
import { type Message } from '../front/message';
import { attributeOrder, entityOrder, keyOrder } from '../metadata/member-order';
import {
  attributeNode,
  attributeProperties,
  entityMembers,
  entityProperties,
  keyNode,
  keyProperties,
} from '../metadata/metadata-nodes';
import { type MetadataQuery, readMetadataQuery, readPartQuery } from '../metadata/metadata-query';
import { type Parameters } from '../front/parameters';
import { stringValue, type WireValue } from '../rows/wire-value';
import { contracts, metadataQuery } from '../xml/names';
import { element, type XmlNode } from '../../../xml/write-xml';
import { type XmlElement } from '../../../xml/xml-element';

/** Definitions of tables, with their columns and keys as far as the query asks for them. */
export const retrieveMetadataChanges: Message = {
  name: 'RetrieveMetadataChanges',
  assembly: 'xrm',
  privilege: 'prvReadEntity',
  parameters: ['Query', 'DeletedMetadataFilters', 'RetrieveAllSettings'],
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions',
  differs: {
    notServed: [
      'A ClientVersionStamp is refused, and without one there is no DeletedMetadata.',
      'Settings do not exist.',
      'Relationships and some properties are not served.',
      'The only conditions are Equals, NotEquals, In and NotIn.',
    ],
    differs: ['All definitions that the query asks for are returned.'],
  },
  handle: ({ parameters }, { organization }) => [
    ['EntityMetadata', findTables(organization, readQuery(parameters))],
    ['ServerVersionStamp', stringValue(organization.changes.issueToken())],
  ],
};

type Query = {
  readonly entities: MetadataQuery;
  readonly attributes: MetadataQuery;
  readonly keys: MetadataQuery;
};

const english = '1033';

function readQuery(parameters: Parameters): Query {
  const query = parameters.get('Query', metadataQuery('EntityQueryExpression'));
  if (query.child(metadataQuery('RelationshipQuery')) !== undefined) {
    throw notImplemented('RelationshipQuery of RetrieveMetadataChanges is not implemented: leave it out.');
  }
  refuseOtherLanguages(query.child(metadataQuery('LabelQuery')));
  return {
    entities: readMetadataQuery(
      query,
      entityOrder.filter(name => !name.endsWith('Relationships')),
    ),
    attributes: readPartQuery(query.child(metadataQuery('AttributeQuery')), attributeOrder),
    keys: readPartQuery(query.child(metadataQuery('KeyQuery')), keyOrder),
  };
}

function refuseOtherLanguages(labelQuery: XmlElement | undefined): void {
  const languages = labelQuery?.child(metadataQuery('FilterLanguages'))?.children.map(({ text }) => text.trim()) ?? [];
  if (languages.length > 0 && !languages.includes(english)) {
    throw notImplemented(`Labels are in English (${english}) only: ask for that language or for all.`);
  }
}

const findTables = (organization: OrganizationView, query: Query): WireValue => ({
  type: contracts('EntityMetadataCollection'),
  content: organization.tables
    .all()
    .filter(table => query.entities.passes(entityProperties(table)))
    .map(table => tableNode(table, query)),
});

/** An item of an EntityMetadataCollection is of the contracts' namespace, its members of the metadata's. */
function tableNode(table: TableDefinition, { entities, attributes, keys }: Query): XmlNode {
  const columns = columnsOf(table).map(attributeProperties).filter(attributes.passes);
  const tableKeys = keysOf(table).filter(item => keys.passes(keyProperties(item)));
  return element(
    contracts('EntityMetadata'),
    ...entityMembers(
      table,
      entities.selected,
      new Map([
        ['Attributes', columns.map(column => attributeNode(column, attributes.selected))],
        ['Keys', tableKeys.map(item => keyNode(item, keys.selected))],
      ]),
    ),
  );
}
