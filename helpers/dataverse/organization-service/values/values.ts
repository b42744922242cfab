/** A row named by its id, or by an alternate key (then the id is the empty GUID). */
export type EntityReference = {
  readonly kind: 'reference';
  readonly logicalName: string;
  readonly id: string;
  /** The row's primary name, where the service sends it. */
  readonly name?: string;
};

/** Values as .NET types them. Whole numbers are `integer`, a bigint is `long`: the wire tells them apart. */
export type AttributeValue =
  | null
  | string
  | boolean
  | Date
  | Uint8Array
  | EntityReference
  | { readonly kind: 'guid'; readonly value: string }
  | { readonly kind: 'integer' | 'double' | 'choice'; readonly value: number }
  /** As text: a JavaScript number would lose digits. */
  | { readonly kind: 'decimal' | 'money'; readonly value: string }
  | { readonly kind: 'long'; readonly value: bigint }
  /** Of a column that takes several choices. */
  | { readonly kind: 'choices'; readonly value: readonly number[] };

/** Columns by logical name. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** A row as the service knows it. To name a row by an alternate key, leave the id out and give the key's columns. */
export type Entity = {
  readonly logicalName: string;
  readonly id?: string;
  readonly keyAttributes?: Attributes;
  readonly attributes: Attributes;
  /** What a user reads in place of a value, where the service sends it. */
  readonly formattedValues?: Readonly<Record<string, string>>;
  /** The row version of a row that was read, where the service sends one. */
  readonly rowVersion?: string;
};

export const guid = (value: string): AttributeValue => ({ kind: 'guid', value });
