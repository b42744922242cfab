import { type MetadataProperties, metadataType } from '../metadata-type';
import { namesIn } from '../names-in';

const unserved = ['Entity1AssociatedMenuConfiguration', 'Entity2AssociatedMenuConfiguration', 'SecurityTypes'];
const textNames = namesIn(`
  Entity1IntersectAttribute Entity1LogicalName Entity1NavigationPropertyName Entity2IntersectAttribute
  Entity2LogicalName Entity2NavigationPropertyName IntersectEntityName RelationshipType SchemaName
`);
const never = (): null => null;
const texts: MetadataProperties<unknown> = Object.fromEntries(
  textNames.map(name => [name, { kind: 'string', read: never }]),
);

/**
 * The type of relationships of which the emulator has none: a client that asks for them gets an empty list.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/manytomanyrelationshipmetadata
 */
export const manyToManyMetadata = metadataType<unknown>('ManyToManyRelationshipMetadata', unserved, {
  ...texts,
  IsCustomRelationship: { kind: 'boolean', read: never },
  IsManaged: { kind: 'boolean', read: never },
  MetadataId: { kind: 'guid', read: never },
});
