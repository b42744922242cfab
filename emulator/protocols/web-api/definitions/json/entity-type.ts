import { type MetadataProperty, type MetadataType } from '../../../../definitions/metadata-types/metadata-type';
import { type JsonObject, type JsonValue } from '../../front/request/json';
import { notImplementedInWebApi, unknownProperty } from '../../front/response/odata-error';
import { definitionPropertyJson } from './definition-json';

/** Navigation properties of the entity types: `$expand` brings them, `$select` does not know them. */
export const isDefinitionNavigation = <Item>({ kind }: MetadataProperty<Item>): boolean =>
  kind === 'optionSet' || kind === 'reference';

/** Reads `$select`; undefined when all are asked for. Throws 400 for unknown names, 501 for those that are not served. */
export function parseDefinitionSelect<Item>(
  type: MetadataType<Item>,
  select: string | undefined,
): readonly string[] | undefined {
  if (select === undefined || select.trim() === '*') return undefined;
  const names = [...new Set(select.split(',').map(name => name.trim()))];
  for (const name of names) requireDefinitionProperty(type, name);
  return names;
}

/** A selection as the context URL of an answer shows it: `(LogicalName,MetadataId)`, nothing when all are shown. */
export const selectedNamesFragment = (names: readonly string[] | undefined): string =>
  names === undefined ? '' : `(${names.join(',')})`;

/** Throws 400 for unknown names, 501 for those that are not served. */
export function requireDefinitionProperty<Item>(type: MetadataType<Item>, name: string): MetadataProperty<Item> {
  const property = type.properties.get(name);
  if (property !== undefined && !isDefinitionNavigation(property)) return property;
  if (type.unserved.includes(name)) throw notImplementedInWebApi(`the property '${name}' of ${type.name}`);
  throw unknownProperty(name, type.name);
}

/** The selected properties, and MetadataId whether selected or not. */
export function renderDefinition<Item>(
  type: MetadataType<Item>,
  item: Item,
  names: readonly string[] | undefined,
): JsonObject {
  const members: Record<string, JsonValue> = {};
  const shown = names ?? [...type.properties.keys()];
  for (const name of shown.includes('MetadataId') ? shown : [...shown, 'MetadataId']) {
    const property = type.properties.get(name);
    if (property !== undefined && !isDefinitionNavigation(property))
      members[name] = definitionPropertyJson(property, item);
  }
  return members;
}
