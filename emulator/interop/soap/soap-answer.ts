/** A value as the library reads it: text, or text and the attributes of its element. */
type ReadValue = string | null | { readonly $value?: string; readonly [member: string]: unknown };
type ReadPair = { readonly key: string; readonly value: ReadValue };
/** One element stands for itself, several are a list, none is null. */
export type ReadItems<Item> = Item | readonly Item[] | null | undefined;
/** The attributes of a row, as the library reads a collection of pairs. */
export type ReadPairs = { readonly KeyValuePairOfstringanyType?: ReadItems<ReadPair> } | null;
/** A row as the library reads it. */
export type ReadEntity = { readonly Id: string; readonly Attributes: ReadPairs };

/** What stands in a list, however many there are. */
export const itemsOf = <Item>(items: ReadItems<Item>): readonly Item[] =>
  items === null || items === undefined ? [] : Array.isArray(items) ? (items as readonly Item[]) : [items as Item];

const textOf = (value: ReadValue | undefined): unknown =>
  typeof value === 'object' && value !== null && '$value' in value ? value.$value : value;

/** Pairs as an object; a value of several members stays as the library read it. */
export const membersOf = (pairs: ReadPairs): Record<string, unknown> =>
  Object.fromEntries(itemsOf(pairs?.KeyValuePairOfstringanyType).map(({ key, value }) => [key, textOf(value)]));
