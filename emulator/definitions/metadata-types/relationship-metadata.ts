import { relationshipId } from '../../engine/tables/table-definition';
import { type TableRelationship } from '../definition-items';
import { managedBoolean, type MetadataProperties, metadataType } from './metadata-type';
import { navigationName } from '../navigation';
import { definitionNamesIn } from '../names-in';

const hasCustomLookup = ({ table, relationship }: TableRelationship): boolean =>
  table.columns.get(relationship.referencingColumn)?.isCustom ?? false;

const hasManagedLookup = ({ table, relationship }: TableRelationship): boolean =>
  table.columns.get(relationship.referencingColumn)?.isManaged ?? true;

function relationshipNavigationName({ table, relationship }: TableRelationship): string | null {
  const column = table.columns.get(relationship.referencingColumn);
  return column === undefined ? null : navigationName(column, relationship.referencedTable);
}

const unserved = definitionNamesIn(`
  AssociatedMenuConfiguration CascadeConfiguration EntityKey RelationshipAttributes RelationshipBehavior SecurityTypes
  IntroducedVersion IsValidForAdvancedFind DenormalizedAttributeName IsDenormalizedLookup
  IsRelationshipAttributeDenormalized
`);

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/onetomanyrelationshipmetadata */
export const relationshipMetadata = metadataType<TableRelationship>('OneToManyRelationshipMetadata', unserved, {
  SchemaName: { kind: 'string', read: ({ relationship }) => relationship.schemaName },
  RelationshipType: { kind: 'enum', type: 'RelationshipType', read: () => 'OneToManyRelationship' },
  ReferencedEntity: { kind: 'string', read: ({ relationship }) => relationship.referencedTable },
  ReferencedAttribute: { kind: 'string', read: ({ referencedColumn }) => referencedColumn },
  ReferencingEntity: { kind: 'string', read: ({ relationship }) => relationship.referencingTable },
  ReferencingAttribute: { kind: 'string', read: ({ relationship }) => relationship.referencingColumn },
  ReferencingEntityNavigationPropertyName: { kind: 'string', read: relationshipNavigationName },
  ReferencedEntityNavigationPropertyName: { kind: 'string', read: ({ relationship }) => relationship.schemaName },
  IsCustomRelationship: { kind: 'boolean', read: hasCustomLookup },
  IsManaged: { kind: 'boolean', read: hasManagedLookup },
  IsHierarchical: { kind: 'boolean', read: () => false },
  MetadataId: { kind: 'guid', read: ({ relationship }) => relationshipId(relationship) },
  HasChanged: { kind: 'boolean', read: () => null },
  IsCustomizable: { kind: 'managedBoolean', read: item => managedBoolean('IsCustomizable', hasCustomLookup(item)) },
});

const unservedOfManyToMany = [
  'Entity1AssociatedMenuConfiguration',
  'Entity2AssociatedMenuConfiguration',
  'SecurityTypes',
];
const textNames = definitionNamesIn(`
  Entity1IntersectAttribute Entity1LogicalName Entity1NavigationPropertyName Entity2IntersectAttribute
  Entity2LogicalName Entity2NavigationPropertyName IntersectEntityName RelationshipType SchemaName
`);
const neverInRelationships = (): null => null;
const texts: MetadataProperties<unknown> = Object.fromEntries(
  textNames.map(name => [name, { kind: 'string', read: neverInRelationships }]),
);

/**
 * The type of relationships of which the emulator has none: a client that asks for them gets an empty list.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/manytomanyrelationshipmetadata
 */
export const manyToManyMetadata = metadataType<unknown>('ManyToManyRelationshipMetadata', unservedOfManyToMany, {
  ...texts,
  IsCustomRelationship: { kind: 'boolean', read: neverInRelationships },
  IsManaged: { kind: 'boolean', read: neverInRelationships },
  MetadataId: { kind: 'guid', read: neverInRelationships },
});
