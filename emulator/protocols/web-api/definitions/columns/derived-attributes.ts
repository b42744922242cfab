import { type ColumnDefinition } from '../../../../engine/tables/definitions';
import { type JsonObject, type JsonValue } from '../../front/request/json';
import { attributeMetadata, derivedTypeOf, type TableColumn } from './attribute-metadata';
import { type MetadataProperty, type MetadataType, renderMetadata } from '../metadata/metadata-type';

type Own = readonly (readonly [string, MetadataProperty<TableColumn>])[];

const number = (read: (column: ColumnDefinition) => number | undefined): MetadataProperty<TableColumn> => ({
  kind: 'integer',
  read: ({ column }) => read(column) ?? null,
});
const text = (read: (column: ColumnDefinition) => string): MetadataProperty<TableColumn> => ({
  kind: 'text',
  read: ({ column }) => read(column),
});
const complex = (read: (column: ColumnDefinition) => JsonValue): MetadataProperty<TableColumn> => ({
  kind: 'collection',
  read: ({ column }) => read(column),
});

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const formatOf = ({ format = 'text' }: ColumnDefinition): string =>
  format === 'textarea' ? 'TextArea' : capitalize(format);

const length: Own = [
  ['MaxLength', number(column => column.maxLength)],
  ['DatabaseLength', number(({ maxLength }) => (maxLength === undefined ? undefined : maxLength * 2))],
  ['Format', text(formatOf)],
  ['FormatName', complex(column => ({ Value: formatOf(column) }))],
];
const range: Own = [
  ['MinValue', number(column => column.minValue)],
  ['MaxValue', number(column => column.maxValue)],
];
const precise: Own = [...range, ['Precision', number(column => column.precision)]];
const choice: Own = [['DefaultFormValue', number(({ defaultValue }) => firstOf(defaultValue))]];

/** -1 stands for no default. */
function firstOf(value: ColumnDefinition['defaultValue']): number {
  if (typeof value === 'number') return value;
  return typeof value === 'object' ? (value[0] ?? -1) : -1;
}

const isDay = ({ type, format = '' }: ColumnDefinition): boolean =>
  type === 'dateonly' || format === 'date' || format === 'dateonly';

const own: Readonly<Record<string, Own>> = {
  StringAttributeMetadata: length,
  MemoAttributeMetadata: length.filter(([name]) => name !== 'DatabaseLength'),
  IntegerAttributeMetadata: range,
  BigIntAttributeMetadata: range,
  DecimalAttributeMetadata: precise,
  DoubleAttributeMetadata: precise,
  MoneyAttributeMetadata: precise,
  BooleanAttributeMetadata: [['DefaultValue', { kind: 'boolean', read: ({ column }) => column.defaultValue === true }]],
  PicklistAttributeMetadata: choice,
  MultiSelectPicklistAttributeMetadata: choice,
  StateAttributeMetadata: choice,
  StatusAttributeMetadata: choice,
  DateTimeAttributeMetadata: [
    ['Format', text(column => (isDay(column) ? 'DateOnly' : 'DateAndTime'))],
    ['DateTimeBehavior', complex(({ type }) => ({ Value: type === 'dateonly' ? 'DateOnly' : 'UserLocal' }))],
  ],
  LookupAttributeMetadata: [['Targets', complex(column => column.targets ?? [])]],
  ImageAttributeMetadata: [],
  FileAttributeMetadata: [],
};

const computed = ['FormulaDefinition', 'SourceTypeMask'];
const related = [...computed, 'ParentPicklistLogicalName', 'ChildPicklistLogicalNames'];

/** What the types have on Dataverse besides, and not here. */
const unserved: Readonly<Record<string, readonly string[]>> = {
  StringAttributeMetadata: [...computed, 'ImeMode', 'IsLocalizable', 'YomiOf'],
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
  ImageAttributeMetadata: ['CanStoreFullImage', 'IsPrimaryImage', 'MaxHeight', 'MaxSizeInKB', 'MaxWidth'],
  FileAttributeMetadata: ['MaxSizeInKB'],
};

const types = new Map(
  Object.entries(own).map(([name, properties]): [string, MetadataType<TableColumn>] => [
    name,
    {
      name,
      unserved: [...attributeMetadata.unserved, ...(unserved[name] ?? [])],
      properties: new Map([...attributeMetadata.properties, ...properties]),
    },
  ]),
);

/** The type with its own properties besides those of all columns; undefined for a name that is none. */
export const derivedAttributeType = (name: string): MetadataType<TableColumn> | undefined => types.get(name);

/** Types whose columns have an option set. */
export const hasOptionSet = (name: string): boolean => own[name] === choice || name === 'BooleanAttributeMetadata';

/** A column with its derived type and, unless a selection narrows it, that type's own properties. */
export function renderAttribute(item: TableColumn, selected: readonly string[] | undefined): JsonObject {
  const derived = derivedTypeOf(item);
  const type = selected === undefined ? types.get(derived ?? '') : undefined;
  return {
    ...(derived !== null && { '@odata.type': `#Microsoft.Dynamics.CRM.${derived}` }),
    ...renderMetadata(type ?? attributeMetadata, item, selected),
  };
}
