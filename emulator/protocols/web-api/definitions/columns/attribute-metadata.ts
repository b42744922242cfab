import {
  type ColumnDefinition,
  type ColumnType,
  type RequiredLevel,
  type TableDefinition,
} from '../../../../engine/tables/definitions';
import { type JsonObject } from '../../front/request/json';
import { label, managedProperty } from '../metadata/complex-values';
import { type MetadataProperty, type MetadataType } from '../metadata/metadata-type';
import { unservedAttributeProperties } from '../metadata/unserved-properties';

/** A column and the table it belongs to. */
export type TableColumn = { readonly table: TableDefinition; readonly column: ColumnDefinition };

/** AttributeType, AttributeTypeName without `Type`, and the derived type's name where there is one. */
type TypeNames = { readonly code: string; readonly name: string; readonly derived: string | null };
const names = (code: string, derived: string | null = `${code}AttributeMetadata`, name = code): TypeNames => ({
  code,
  name,
  derived,
});

const typeNames: Readonly<Record<ColumnType, TypeNames>> = {
  uniqueidentifier: names('Uniqueidentifier', null),
  string: names('String'),
  memo: names('Memo'),
  integer: names('Integer'),
  bigint: names('BigInt'),
  decimal: names('Decimal'),
  double: names('Double'),
  money: names('Money'),
  boolean: names('Boolean'),
  choice: names('Picklist'),
  multichoice: names('Virtual', 'MultiSelectPicklistAttributeMetadata', 'MultiSelectPicklist'),
  state: names('State'),
  status: names('Status'),
  datetime: names('DateTime'),
  dateonly: names('DateTime'),
  lookup: names('Lookup'),
  image: names('Virtual', 'ImageAttributeMetadata', 'Image'),
  file: names('Virtual', 'FileAttributeMetadata', 'File'),
  virtual: names('Virtual', null),
};

const namesOf = ({ column }: TableColumn): TypeNames =>
  column.logicalName === 'ownerid' ? names('Owner', 'LookupAttributeMetadata') : typeNames[column.type];

/** `StringAttributeMetadata`; null for columns of the base type. */
export const derivedTypeOf = (item: TableColumn): string | null => namesOf(item).derived;

const requiredLevels: Readonly<Record<RequiredLevel, string>> = {
  none: 'None',
  recommended: 'Recommended',
  required: 'ApplicationRequired',
  systemrequired: 'SystemRequired',
};

type AttributeProperty = MetadataProperty<TableColumn>;
const text = (read: (item: TableColumn) => string): AttributeProperty => ({ kind: 'text', read });
const flag = (read: (item: TableColumn) => boolean): AttributeProperty => ({ kind: 'boolean', read });

/** What all columns have. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/attributemetadata */
export const attributeMetadata: MetadataType<TableColumn> = {
  name: 'AttributeMetadata',
  unserved: unservedAttributeProperties,
  properties: new Map<string, AttributeProperty>([
    ['AttributeType', { kind: 'enum:AttributeTypeCode', read: item => namesOf(item).code }],
    ['IntroducedVersion', text(({ column }) => column.introducedVersion)],
    ['EntityLogicalName', text(({ table }) => table.logicalName)],
    ['IsCustomAttribute', flag(({ column }) => column.isCustom)],
    ['IsPrimaryId', flag(({ table, column }) => column.logicalName === table.primaryIdColumn)],
    ['IsPrimaryName', flag(({ table, column }) => column.logicalName === table.primaryNameColumn)],
    ['IsValidODataAttribute', flag(({ column }) => column.type !== 'virtual')],
    ['IsValidForCreate', flag(({ column }) => column.validForCreate)],
    ['IsValidForRead', flag(({ column }) => column.validForRead)],
    ['IsValidForUpdate', flag(({ column }) => column.validForUpdate)],
    ['IsManaged', flag(({ column }) => column.isManaged)],
    ['LogicalName', text(({ column }) => column.logicalName)],
    ['SchemaName', text(({ column }) => column.schemaName)],
    ['MetadataId', { kind: 'guid', read: ({ column }) => column.metadataId }],
    ['HasChanged', { kind: 'boolean', read: () => null }],
    ['AttributeTypeName', { kind: 'typeName', read: item => ({ Value: `${namesOf(item).name}Type` }) }],
    ['Description', { kind: 'label', read: ({ column }) => label(column.description, column.isManaged) }],
    ['DisplayName', { kind: 'label', read: ({ column }) => label(column.displayName, column.isManaged) }],
    ['IsCustomizable', { kind: 'managed', read: ({ column }) => managedProperty('iscustomizable', column.isCustom) }],
    ['RequiredLevel', { kind: 'requiredLevel', read: ({ column }) => requiredLevel(column) }],
  ]),
};

const requiredLevel = ({ requiredLevel: level, isManaged }: ColumnDefinition): JsonObject => ({
  Value: requiredLevels[level],
  CanBeChanged: !isManaged && level !== 'systemrequired',
  ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings',
});

/** All columns of a table. */
export const columnsOf = (table: TableDefinition): readonly TableColumn[] =>
  [...table.columns.values()].map(column => ({ table, column }));
