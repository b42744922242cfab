import { invalidArgument, notImplemented } from '../../engine/dataverse-fault';
import { derivedId } from '../../engine/values/guid';
import { type LookupValue } from '../../engine/values/row';
import { type ColumnOption, type TableColumn } from '../definition-items';

/** Microsoft's language code of the only language there is. */
export const languageCode = 1033;

/** A text in that language; an empty one is a label without texts. */
export type Label = {
  readonly text: string;
  readonly isManaged: boolean;
  /** Of the text in that language. */
  readonly metadataId: string;
};

/**
 * A label of an item. Dataverse gives each localized text an id of its own (recorded in
 * microsoft/terraform-provider-power-platform); the engine keeps none, so it follows from the item's.
 */
export const labelOf = (
  { metadataId, isManaged }: { readonly metadataId: string; readonly isManaged: boolean },
  property: string,
  text: string,
): Label => ({ text, isManaged, metadataId: derivedId(`label ${property} of ${metadataId}`) });

/** A setting, and whether makers may change it. */
export type ManagedProperty<Value> = {
  readonly value: Value;
  readonly canBeChanged: boolean;
  /** As its customization calls it: `iscustomizable`. */
  readonly logicalName: string;
};

/** What the properties of each kind hold. */
type Values = {
  string: string;
  boolean: boolean;
  integer: number;
  long: number;
  decimal: number;
  double: number;
  /** In lower case. */
  guid: string;
  strings: readonly string[];
  integers: readonly number[];
  label: Label;
  managedBoolean: ManagedProperty<boolean>;
  requiredLevel: ManagedProperty<string>;
  /** The choices of this column. */
  optionSet: TableColumn;
  option: ColumnOption;
  options: readonly ColumnOption[];
};

/** Kinds whose values are names, of an enumeration or of constants like AttributeTypeDisplayName, which wrap them. */
type NamedKind = 'enum' | 'constant';

type Reader<Item, Value> = { readonly read: (item: Item) => Value | null };

/** One property of a metadata type: what it holds, and where that is read. Each protocol renders the kinds in its way. */
export type MetadataProperty<Item> =
  | { [Kind in keyof Values]: Reader<Item, Values[Kind]> & { readonly kind: Kind } }[keyof Values]
  | (Reader<Item, string> & {
      readonly kind: NamedKind;
      /** The enumeration's or the constants' own name: `OwnershipTypes`. */
      readonly type: string;
    })
  | (Reader<Item, LookupValue> & {
      /** A row: the SDK's EntityReference, a navigation property of the Web API. */
      readonly kind: 'reference';
      /** Logical name of the row's table. */
      readonly table: string;
    });

export type MetadataKind = MetadataProperty<never>['kind'];

/** A type of the platform's metadata. Both protocols, the filters of both and `$metadata` follow from its properties. */
export type MetadataType<Item> = {
  /** `EntityMetadata` */
  readonly name: string;
  /** By name; MetadataId is among them, except for options. */
  readonly properties: ReadonlyMap<string, MetadataProperty<Item>>;
  /** Properties that the type has on Dataverse and not here: asked for, they are a 501 and not an unknown name. */
  readonly unserved: readonly string[];
};

/** The properties of a type, by name. */
export type MetadataProperties<Item> = Readonly<Record<string, MetadataProperty<Item>>>;

export const metadataType = <Item>(
  name: string,
  unserved: readonly string[],
  properties: MetadataProperties<Item>,
): MetadataType<Item> => ({ name, unserved, properties: new Map(Object.entries(properties)) });

/** The members of MetadataBase, from which all types but those of options' labels are derived. */
export const metadataBase: readonly string[] = ['MetadataId', 'HasChanged'];

/** What makes a managed property whose customization has the property's own name. */
export const managedBoolean = (name: string, value: boolean, canBeChanged = false): ManagedProperty<boolean> => ({
  value,
  canBeChanged,
  logicalName: name.toLowerCase(),
});

/** Throws 400 for a property that none of the types has, 501 for one that is not served. */
export function checkMetadataProperty(types: readonly MetadataType<never>[], name: string): void {
  if (types.some(({ properties }) => properties.has(name))) return;
  const [type] = types;
  if (types.some(({ unserved }) => unserved.includes(name))) {
    throw notImplemented(
      `The metadata property '${name}' of ${type?.name} is not served by this emulator: leave it out.`,
    );
  }
  throw invalidArgument(`'${name}' is not a property of ${type?.name}.`);
}
