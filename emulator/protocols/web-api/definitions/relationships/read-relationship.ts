import { type ColumnDefinition, type RelationshipDefinition } from '../../../../engine/tables/definitions';
import { type OrganizationView } from '../../../../engine/organization-view';
import { column } from '../../../../engine/tables/system-columns';
import { type JsonObject } from '../../front/request/json';
import { badPayload, notImplemented } from '../../front/response/odata-error';
import { attributeMetadata } from '../../../../definitions/types/attribute-metadata';
import { JsonReader } from '../metadata/json-reader';
import { common } from '../columns/read-column';

const TYPE = 'OneToManyRelationshipMetadata';

/** Menus, and how deletes and assignments cascade: a delete empties the lookup here, whatever is said. */
const settled: readonly string[] = [
  'AssociatedMenuConfiguration',
  'IsCustomizable',
  'IsValidForAdvancedFind',
  'RelationshipType',
  'SecurityTypes',
  'ReferencedAttribute',
  'ReferencingAttribute',
  'IsCustomRelationship',
  'ReferencedEntityNavigationPropertyName',
  'ReferencingEntityNavigationPropertyName',
];
const known: readonly string[] = [
  ...settled,
  'CascadeConfiguration',
  'IsHierarchical',
  'IsManaged',
  'IntroducedVersion',
  'MetadataId',
  'HasChanged',
  'EntityKey',
  'RelationshipAttributes',
  'RelationshipBehavior',
];

type ReadRelationship = {
  readonly relationship: RelationshipDefinition;
  readonly lookup: ColumnDefinition;
};

/**
 * Reads a one-to-many relationship with the lookup that it brings. Throws 400 for what it does not understand, 501 for
 * many-to-many relationships and for deletes that cascade or are restricted.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-relationships-using-web-api
 */
export function readRelationship(organization: OrganizationView, body: JsonObject): ReadRelationship {
  const type = body['@odata.type'];
  if (typeof type === 'string' && type.endsWith('.ManyToManyRelationshipMetadata')) {
    throw notImplemented('many-to-many relationships');
  }
  const reader = new JsonReader(TYPE, body, [TYPE]);
  const schemaName = reader.require('SchemaName', reader.text('SchemaName'));
  const referencedTable = reader.require('ReferencedEntity', reader.text('ReferencedEntity'));
  const referencingTable = reader.require('ReferencingEntity', reader.text('ReferencingEntity'));
  organization.tables.require(referencedTable);
  const lookup = readLookup(reader, referencedTable);
  refuseCascades(reader);
  reader.finish(known, settled);
  const relationship = { schemaName, referencedTable, referencingTable, referencingColumn: lookup.logicalName };
  const taken = organization.tables.all().some(table => table.relationships.some(one => one.schemaName === schemaName));
  if (taken) throw badPayload(TYPE, `A relationship with the schema name '${schemaName}' already exists.`);
  return { relationship, lookup };
}

function readLookup(relationship: JsonReader, target: string): ColumnDefinition {
  const given = relationship.require('Lookup', relationship.value('Lookup'));
  const reader = new JsonReader('LookupAttributeMetadata', given, ['LookupAttributeMetadata']);
  const schemaName = reader.require('SchemaName', reader.text('SchemaName'));
  reader.text('LogicalName');
  const options = common(reader, schemaName);
  reader.finish(
    [...attributeMetadata.properties.keys(), ...attributeMetadata.unserved, 'Targets', 'Format'],
    ['AttributeType', 'AttributeTypeName', 'Targets', 'IsCustomAttribute'],
  );
  return column(schemaName, 'lookup', { ...options, targets: [target] });
}

function refuseCascades(reader: JsonReader): void {
  const { Delete: onDelete } = reader.object('CascadeConfiguration') ?? {};
  if (onDelete === undefined || onDelete === null || onDelete === 'RemoveLink' || onDelete === 'NoCascade') return;
  throw notImplemented('a relationship whose deletes cascade or are restricted: use RemoveLink');
}
