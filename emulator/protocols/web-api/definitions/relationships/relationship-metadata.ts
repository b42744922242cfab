import { type RelationshipDefinition, type TableDefinition } from '../../../../engine/tables/definitions';
import { type OrganizationView } from '../../../../engine/organization-view';
import { relationshipId } from '../../../../engine/tables/relationship-id';
import { navigationName } from '../../../../definitions/navigation';
import { managedProperty } from '../metadata/complex-values';
import { type MetadataProperty, type MetadataType } from '../metadata/metadata-type';

/** A one-to-many relationship and the table whose lookup it is. */
export type TableRelationship = { readonly table: TableDefinition; readonly relationship: RelationshipDefinition };

type Property = MetadataProperty<TableRelationship>;
const text = (read: (item: TableRelationship) => string | null): Property => ({ kind: 'text', read });

const isCustom = ({ table, relationship }: TableRelationship): boolean =>
  table.columns.get(relationship.referencingColumn)?.isCustom ?? false;

const isManaged = ({ table, relationship }: TableRelationship): boolean =>
  table.columns.get(relationship.referencingColumn)?.isManaged ?? true;

function navigationOf({ table, relationship }: TableRelationship): string | null {
  const column = table.columns.get(relationship.referencingColumn);
  return column === undefined ? null : navigationName(column, relationship.referencedTable);
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/onetomanyrelationshipmetadata */
export const relationshipMetadata: MetadataType<TableRelationship> = {
  name: 'OneToManyRelationshipMetadata',
  unserved: [
    'AssociatedMenuConfiguration',
    'CascadeConfiguration',
    'EntityKey',
    'RelationshipAttributes',
    'RelationshipBehavior',
    'SecurityTypes',
    'IntroducedVersion',
    'IsValidForAdvancedFind',
    'DenormalizedAttributeName',
    'IsDenormalizedLookup',
    'IsRelationshipAttributeDenormalized',
  ],
  properties: new Map<string, Property>([
    ['SchemaName', text(({ relationship }) => relationship.schemaName)],
    ['RelationshipType', { kind: 'enum:RelationshipType', read: () => 'OneToManyRelationship' }],
    ['ReferencedEntity', text(({ relationship }) => relationship.referencedTable)],
    ['ReferencedAttribute', text(({ relationship }) => `${relationship.referencedTable}id`)],
    ['ReferencingEntity', text(({ relationship }) => relationship.referencingTable)],
    ['ReferencingAttribute', text(({ relationship }) => relationship.referencingColumn)],
    ['ReferencingEntityNavigationPropertyName', text(navigationOf)],
    ['ReferencedEntityNavigationPropertyName', text(({ relationship }) => relationship.schemaName)],
    ['IsCustomRelationship', { kind: 'boolean', read: isCustom }],
    ['IsManaged', { kind: 'boolean', read: isManaged }],
    ['IsHierarchical', { kind: 'boolean', read: () => false }],
    ['MetadataId', { kind: 'guid', read: ({ relationship }) => relationshipId(relationship) }],
    ['HasChanged', { kind: 'boolean', read: () => null }],
    ['IsCustomizable', { kind: 'managed', read: item => managedProperty('iscustomizable', isCustom(item)) }],
  ]),
};

/** Of the table's own lookups. A relationship whose lookup is gone binds nothing. */
export const manyToOneOf = (table: TableDefinition): readonly TableRelationship[] =>
  table.relationships
    .filter(({ referencingColumn }) => table.columns.has(referencingColumn))
    .map(relationship => ({ table, relationship }));

/** Of the lookups that point to the table. */
export const oneToManyOf = (
  { tables }: OrganizationView,
  { logicalName }: TableDefinition,
): readonly TableRelationship[] =>
  tables
    .all()
    .flatMap(manyToOneOf)
    .filter(({ relationship }) => relationship.referencedTable === logicalName);
