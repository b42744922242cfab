import { type MetadataProperty, type MetadataType } from '../metadata/metadata-type';

const names: readonly string[] = [
  'Entity1IntersectAttribute',
  'Entity1LogicalName',
  'Entity1NavigationPropertyName',
  'Entity2IntersectAttribute',
  'Entity2LogicalName',
  'Entity2NavigationPropertyName',
  'IntersectEntityName',
  'RelationshipType',
  'SchemaName',
];
const never = (): null => null;

/**
 * The type of relationships of which the emulator has none: a client that asks for them gets an empty list.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/manytomanyrelationshipmetadata
 */
export const manyToManyMetadata: MetadataType<never> = {
  name: 'ManyToManyRelationshipMetadata',
  unserved: ['Entity1AssociatedMenuConfiguration', 'Entity2AssociatedMenuConfiguration', 'SecurityTypes'],
  properties: new Map<string, MetadataProperty<never>>([
    ...names.map((name): [string, MetadataProperty<never>] => [name, { kind: 'text', read: never }]),
    ['IsCustomRelationship', { kind: 'boolean', read: never }],
    ['IsManaged', { kind: 'boolean', read: never }],
    ['MetadataId', { kind: 'guid', read: never }],
  ]),
};
