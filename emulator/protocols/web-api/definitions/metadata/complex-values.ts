import { type JsonObject } from '../../front/request/json';

/** Microsoft's language code of the only language there is. */
const ENGLISH = 1033;

/** A Label of one language. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/label */
export function label(text: string, isManaged: boolean): JsonObject {
  if (text === '') return { LocalizedLabels: [], UserLocalizedLabel: null };
  const localized = { Label: text, LanguageCode: ENGLISH, IsManaged: isManaged, MetadataId: null, HasChanged: null };
  return { LocalizedLabels: [localized], UserLocalizedLabel: localized };
}

/** A BooleanManagedProperty. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/booleanmanagedproperty */
export const managedProperty = (name: string, value: boolean, canBeChanged = false): JsonObject => ({
  Value: value,
  CanBeChanged: canBeChanged,
  ManagedPropertyLogicalName: name,
});
