import { type MetadataProperty, type MetadataType } from '../metadata-type';

const textProperties: readonly string[] = [
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
export const manyToManyMetadata: MetadataType<unknown> = {
  name: 'ManyToManyRelationshipMetadata',
  unserved: ['Entity1AssociatedMenuConfiguration', 'Entity2AssociatedMenuConfiguration', 'SecurityTypes'],
  properties: new Map<string, MetadataProperty<unknown>>([
    ...textProperties.map((name): [string, MetadataProperty<unknown>] => [name, { kind: 'string', read: never }]),
    ['IsCustomRelationship', { kind: 'boolean', read: never }],
    ['IsManaged', { kind: 'boolean', read: never }],
    ['MetadataId', { kind: 'guid', read: never }],
  ]),
};
