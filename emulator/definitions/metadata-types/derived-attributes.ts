import { type ColumnDefinition } from '../../engine/tables/table-definition';
import { type TableColumn } from '../definition-items';
import { type MetadataProperties, type MetadataType, metadataType } from './metadata-type';
import { attributeMetadata, derivedAttributeNameOf } from './attribute-metadata';

type OwnProperties = MetadataProperties<TableColumn>;

const capitalizeAttributeFormat = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const attributeFormatOf = ({ column: { format = 'text' } }: TableColumn): string =>
  format === 'textarea' ? 'TextArea' : capitalizeAttributeFormat(format);

const textLength: OwnProperties = {
  MaxLength: { kind: 'integer', read: ({ column }) => column.maxLength ?? null },
  Format: { kind: 'enum', type: 'StringFormat', read: attributeFormatOf },
};
const attributeDatabaseLength = ({ column: { maxLength } }: TableColumn): number | null =>
  maxLength === undefined ? null : maxLength * 2;

const attributeRange = (kind: 'integer' | 'long' | 'decimal' | 'double'): OwnProperties => ({
  MinValue: { kind, read: ({ column }) => column.minValue ?? null },
  MaxValue: { kind, read: ({ column }) => column.maxValue ?? null },
});
const preciseAttributeRange = (kind: 'decimal' | 'double'): OwnProperties => ({
  ...attributeRange(kind),
  Precision: { kind: 'integer', read: ({ column }) => column.precision ?? null },
});

const optionSet: OwnProperties = { OptionSet: { kind: 'optionSet', read: item => item } };
const choice: OwnProperties = {
  DefaultFormValue: { kind: 'integer', read: ({ column }) => firstDefaultOfAttribute(column.defaultValue) },
  ...optionSet,
};

/** -1 stands for no default. */
function firstDefaultOfAttribute(value: ColumnDefinition['defaultValue']): number {
  if (typeof value === 'number') return value;
  return typeof value === 'object' ? (value[0] ?? -1) : -1;
}

const isDayAttribute = ({ column: { type, format = '' } }: TableColumn): boolean =>
  type === 'dateonly' || format === 'date' || format === 'dateonly';
const dateTimeBehaviorOf = ({ column }: TableColumn): string => (column.type === 'dateonly' ? 'DateOnly' : 'UserLocal');

const ownProperties: Readonly<Record<string, OwnProperties>> = {
  StringAttributeMetadata: {
    ...textLength,
    DatabaseLength: { kind: 'integer', read: attributeDatabaseLength },
    FormatName: { kind: 'constant', type: 'StringFormatName', read: attributeFormatOf },
    YomiOf: {
      kind: 'string',
      read: ({ companion }) => (companion?.shows === 'yominame' ? `${companion.of}name` : null),
    },
  },
  MemoAttributeMetadata: {
    ...textLength,
    FormatName: { kind: 'constant', type: 'MemoFormatName', read: attributeFormatOf },
  },
  IntegerAttributeMetadata: attributeRange('integer'),
  BigIntAttributeMetadata: attributeRange('long'),
  DecimalAttributeMetadata: preciseAttributeRange('decimal'),
  DoubleAttributeMetadata: preciseAttributeRange('double'),
  MoneyAttributeMetadata: preciseAttributeRange('double'),
  BooleanAttributeMetadata: {
    DefaultValue: { kind: 'boolean', read: ({ column }) => column.defaultValue === true },
    ...optionSet,
  },
  PicklistAttributeMetadata: choice,
  MultiSelectPicklistAttributeMetadata: choice,
  StateAttributeMetadata: choice,
  StatusAttributeMetadata: choice,
  DateTimeAttributeMetadata: {
    Format: { kind: 'enum', type: 'DateTimeFormat', read: item => (isDayAttribute(item) ? 'DateOnly' : 'DateAndTime') },
    DateTimeBehavior: { kind: 'constant', type: 'DateTimeBehavior', read: dateTimeBehaviorOf },
  },
  LookupAttributeMetadata: { Targets: { kind: 'strings', read: ({ column }) => column.targets ?? [] } },
  EntityNameAttributeMetadata: {},
  ImageAttributeMetadata: {},
  FileAttributeMetadata: {},
};

const computed = ['FormulaDefinition', 'SourceTypeMask'];
const related = [...computed, 'ParentPicklistLogicalName', 'ChildPicklistLogicalNames'];

/** What the types have on Dataverse besides, and not here. */
const unserved: Readonly<Record<string, readonly string[]>> = {
  StringAttributeMetadata: [...computed, 'ImeMode', 'IsLocalizable'],
  MemoAttributeMetadata: ['ImeMode', 'IsLocalizable'],
  IntegerAttributeMetadata: [...computed, 'Format'],
  DecimalAttributeMetadata: [...computed, 'ImeMode'],
  DoubleAttributeMetadata: ['ImeMode'],
  MoneyAttributeMetadata: [...computed, 'CalculationOf', 'ImeMode', 'IsBaseCurrency', 'PrecisionSource'],
  BooleanAttributeMetadata: computed,
  PicklistAttributeMetadata: related,
  MultiSelectPicklistAttributeMetadata: related,
  DateTimeAttributeMetadata: [...computed, 'CanChangeDateTimeBehavior', 'ImeMode'],
  LookupAttributeMetadata: ['Format'],
  EntityNameAttributeMetadata: ['DefaultFormValue', 'IsEntityReferenceStored', 'OptionSet'],
  ImageAttributeMetadata: ['CanStoreFullImage', 'IsPrimaryImage', 'MaxHeight', 'MaxSizeInKB', 'MaxWidth'],
  FileAttributeMetadata: ['MaxSizeInKB'],
};

const derivedTypes = new Map(
  Object.entries(ownProperties).map(([name, own]) => {
    const notServed = [...attributeMetadata.unserved, ...(unserved[name] ?? [])];
    return [name, metadataType(name, notServed, { ...Object.fromEntries(attributeMetadata.properties), ...own })];
  }),
);

/** What the derived types have besides the properties of all columns. */
export const ownAttributeProperties: ReadonlyMap<string, OwnProperties> = new Map(Object.entries(ownProperties));

/** The type with its own properties besides those of all columns; undefined for a name that is not one of them. */
export const derivedAttributeType = (name: string): MetadataType<TableColumn> | undefined => derivedTypes.get(name);

/** The derived types, then the one that all have in common. */
export const attributeTypes: readonly MetadataType<TableColumn>[] = [...derivedTypes.values(), attributeMetadata];

/** The type of this column. */
export const attributeTypeOf = (item: TableColumn): MetadataType<TableColumn> =>
  derivedTypes.get(derivedAttributeNameOf(item) ?? '') ?? attributeMetadata;
