import { type ColumnOption } from '../../../../definitions/definition-items';
import {
  type Label,
  languageCode,
  type ManagedProperty,
  type MetadataProperty,
  type MetadataType,
} from '../../../../definitions/metadata-types/metadata-type';
import {
  isDerivedOption,
  optionSetTypeOf,
  optionTypeOf,
} from '../../../../definitions/metadata-types/option-set-metadata';
import { type JsonObject, type JsonValue } from '../../front/request/json';

/** One property of an item as JSON. */
export function definitionPropertyJson<Item>(property: MetadataProperty<Item>, item: Item): JsonValue {
  switch (property.kind) {
    case 'constant':
      return definitionJsonOrNull(property.read(item), value => ({ Value: value }));
    case 'label':
      return definitionJsonOrNull(property.read(item), labelJson);
    case 'managedBoolean':
    case 'requiredLevel':
      return definitionJsonOrNull<ManagedProperty<JsonValue>>(property.read(item), managedPropertyJson);
    case 'optionSet':
      return definitionJsonOrNull(property.read(item), column => definitionJson(optionSetTypeOf(column), column));
    case 'option':
      return definitionJsonOrNull(property.read(item), optionJson);
    case 'options':
      return definitionJsonOrNull(property.read(item), options => options.map(optionJson));
    case 'reference':
      return null;
    default:
      return property.read(item);
  }
}

/** All properties of an item. */
export const definitionJson = <Item>({ properties }: MetadataType<Item>, item: Item): JsonObject =>
  Object.fromEntries(Array.from(properties, ([name, property]) => [name, definitionPropertyJson(property, item)]));

const definitionJsonOrNull = <Value>(value: Value | null, render: (value: Value) => JsonValue): JsonValue =>
  value === null ? null : render(value);

/** A Label of one language. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/label */
function labelJson({ text, isManaged, metadataId }: Label): JsonObject {
  if (text === '') return { LocalizedLabels: [], UserLocalizedLabel: null };
  const localized = {
    Label: text,
    LanguageCode: languageCode,
    IsManaged: isManaged,
    MetadataId: metadataId,
    HasChanged: null,
  };
  return { LocalizedLabels: [localized], UserLocalizedLabel: localized };
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/booleanmanagedproperty */
const managedPropertyJson = ({ value, canBeChanged, logicalName }: ManagedProperty<JsonValue>): JsonObject => ({
  Value: value,
  CanBeChanged: canBeChanged,
  ManagedPropertyLogicalName: logicalName,
});

function optionJson(option: ColumnOption): JsonObject {
  const type = optionTypeOf(option);
  return {
    ...(isDerivedOption(type) && { '@odata.type': `#Microsoft.Dynamics.CRM.${type.name}` }),
    ...definitionJson(type, option),
  };
}
