import { type ColumnDefinition, type ColumnType, type RequiredLevel } from '../../engine/tables/table-definition';
import { type TableColumn } from '../definition-items';
import { labelOf, type ManagedProperty, managedBoolean, metadataType } from './metadata-type';
import { definitionNamesIn } from '../names-in';

/** AttributeType, AttributeTypeName without `Type`, and the derived type's name where there is one. */
type TypeNames = { readonly code: string; readonly name: string; readonly derived: string | null };
const attributeTypeNamesFor = (
  code: string,
  derived: string | null = `${code}AttributeMetadata`,
  name = code,
): TypeNames => ({
  code,
  name,
  derived,
});

const typeNames: Readonly<Record<ColumnType, TypeNames>> = {
  uniqueidentifier: attributeTypeNamesFor('Uniqueidentifier', null),
  string: attributeTypeNamesFor('String'),
  memo: attributeTypeNamesFor('Memo'),
  integer: attributeTypeNamesFor('Integer'),
  bigint: attributeTypeNamesFor('BigInt'),
  decimal: attributeTypeNamesFor('Decimal'),
  double: attributeTypeNamesFor('Double'),
  money: attributeTypeNamesFor('Money'),
  boolean: attributeTypeNamesFor('Boolean'),
  choice: attributeTypeNamesFor('Picklist'),
  multichoice: attributeTypeNamesFor('Virtual', 'MultiSelectPicklistAttributeMetadata', 'MultiSelectPicklist'),
  state: attributeTypeNamesFor('State'),
  status: attributeTypeNamesFor('Status'),
  datetime: attributeTypeNamesFor('DateTime'),
  dateonly: attributeTypeNamesFor('DateTime'),
  lookup: attributeTypeNamesFor('Lookup'),
  image: attributeTypeNamesFor('Virtual', 'ImageAttributeMetadata', 'Image'),
  file: attributeTypeNamesFor('Virtual', 'FileAttributeMetadata', 'File'),
  virtual: attributeTypeNamesFor('Virtual', null),
};

const attributeTypeNamesOf = ({ column, companion }: TableColumn): TypeNames =>
  companion?.shows === 'type'
    ? attributeTypeNamesFor('EntityName')
    : column.logicalName === 'ownerid'
      ? attributeTypeNamesFor('Owner', 'LookupAttributeMetadata')
      : typeNames[column.type];

/** `StringAttributeMetadata`; null for columns of the base type. */
export const derivedAttributeNameOf = (item: TableColumn): string | null => attributeTypeNamesOf(item).derived;

/** The members of AttributeRequiredLevel. */
export const requiredLevelNames: Readonly<Record<RequiredLevel, string>> = {
  none: 'None',
  recommended: 'Recommended',
  required: 'ApplicationRequired',
  systemrequired: 'SystemRequired',
};

/** What Dataverse has besides, and the emulator does not serve. */
const unserved = definitionNamesIn(`
  AutoNumberFormat CanBeSecuredForCreate CanBeSecuredForRead CanBeSecuredForUpdate
  CanModifyAdditionalSettings ColumnNumber CreatedOn DeprecatedVersion ExternalName InheritsFrom IsAuditEnabled
  IsDataSourceSecret IsFilterable IsGlobalFilterEnabled IsLogical IsRenameable IsRequiredForForm IsRetrievable
  IsSearchable IsSecured IsSortableEnabled IsValidForAdvancedFind IsValidForForm IsValidForGrid LinkedAttributeId
  ModifiedOn Settings SourceType
`);

/** What all columns have. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/attributemetadata */
export const attributeMetadata = metadataType<TableColumn>('AttributeMetadata', unserved, {
  AttributeOf: { kind: 'string', read: ({ companion }) => companion?.of ?? null },
  AttributeType: { kind: 'enum', type: 'AttributeTypeCode', read: item => attributeTypeNamesOf(item).code },
  IntroducedVersion: { kind: 'string', read: ({ column }) => column.introducedVersion },
  EntityLogicalName: { kind: 'string', read: ({ table }) => table.logicalName },
  IsCustomAttribute: { kind: 'boolean', read: ({ column }) => column.isCustom },
  IsPrimaryId: { kind: 'boolean', read: ({ table, column }) => column.logicalName === table.primaryIdColumn },
  IsPrimaryName: { kind: 'boolean', read: ({ table, column }) => column.logicalName === table.primaryNameColumn },
  IsValidODataAttribute: {
    kind: 'boolean',
    read: ({ column, companion }) => column.type !== 'virtual' && companion === undefined,
  },
  IsValidForCreate: { kind: 'boolean', read: ({ column }) => column.validForCreate },
  IsValidForRead: { kind: 'boolean', read: ({ column }) => column.validForRead },
  IsValidForUpdate: { kind: 'boolean', read: ({ column }) => column.validForUpdate },
  IsManaged: { kind: 'boolean', read: ({ column }) => column.isManaged },
  LogicalName: { kind: 'string', read: ({ column }) => column.logicalName },
  SchemaName: { kind: 'string', read: ({ column }) => column.schemaName },
  MetadataId: { kind: 'guid', read: ({ column }) => column.metadataId },
  HasChanged: { kind: 'boolean', read: () => null },
  AttributeTypeName: {
    kind: 'constant',
    type: 'AttributeTypeDisplayName',
    read: item => `${attributeTypeNamesOf(item).name}Type`,
  },
  Description: { kind: 'label', read: ({ column }) => labelOf(column, 'Description', column.description) },
  DisplayName: { kind: 'label', read: ({ column }) => labelOf(column, 'DisplayName', column.displayName) },
  IsCustomizable: { kind: 'managedBoolean', read: ({ column }) => managedBoolean('IsCustomizable', column.isCustom) },
  RequiredLevel: { kind: 'requiredLevel', read: ({ column }) => requiredLevelMetadata(column) },
});

const requiredLevelMetadata = ({ requiredLevel: level, isManaged }: ColumnDefinition): ManagedProperty<string> => ({
  value: requiredLevelNames[level],
  canBeChanged: !isManaged && level !== 'systemrequired',
  logicalName: 'canmodifyrequirementlevelsettings',
});
