import { type ColumnDefinition, type ColumnType, type RequiredLevel } from '../../engine/tables/table-definition';
import { type TableColumn } from '../definition-items';
import { type ManagedProperty, managedBoolean, metadataType } from '../metadata-type';
import { namesIn } from '../names-in';

/** AttributeType, AttributeTypeName without `Type`, and the derived type's name where there is one. */
type TypeNames = { readonly code: string; readonly name: string; readonly derived: string | null };
const typeNamesFor = (code: string, derived: string | null = `${code}AttributeMetadata`, name = code): TypeNames => ({
  code,
  name,
  derived,
});

const typeNames: Readonly<Record<ColumnType, TypeNames>> = {
  uniqueidentifier: typeNamesFor('Uniqueidentifier', null),
  string: typeNamesFor('String'),
  memo: typeNamesFor('Memo'),
  integer: typeNamesFor('Integer'),
  bigint: typeNamesFor('BigInt'),
  decimal: typeNamesFor('Decimal'),
  double: typeNamesFor('Double'),
  money: typeNamesFor('Money'),
  boolean: typeNamesFor('Boolean'),
  choice: typeNamesFor('Picklist'),
  multichoice: typeNamesFor('Virtual', 'MultiSelectPicklistAttributeMetadata', 'MultiSelectPicklist'),
  state: typeNamesFor('State'),
  status: typeNamesFor('Status'),
  datetime: typeNamesFor('DateTime'),
  dateonly: typeNamesFor('DateTime'),
  lookup: typeNamesFor('Lookup'),
  image: typeNamesFor('Virtual', 'ImageAttributeMetadata', 'Image'),
  file: typeNamesFor('Virtual', 'FileAttributeMetadata', 'File'),
  virtual: typeNamesFor('Virtual', null),
};

const namesOf = ({ column }: TableColumn): TypeNames =>
  column.logicalName === 'ownerid' ? typeNamesFor('Owner', 'LookupAttributeMetadata') : typeNames[column.type];

/** `StringAttributeMetadata`; null for columns of the base type. */
export const derivedTypeOf = (item: TableColumn): string | null => namesOf(item).derived;

/** The members of AttributeRequiredLevel. */
export const requiredLevelNames: Readonly<Record<RequiredLevel, string>> = {
  none: 'None',
  recommended: 'Recommended',
  required: 'ApplicationRequired',
  systemrequired: 'SystemRequired',
};

/** What Dataverse has besides, and the emulator does not serve. */
const unserved = namesIn(`
  AttributeOf AutoNumberFormat CanBeSecuredForCreate CanBeSecuredForRead CanBeSecuredForUpdate
  CanModifyAdditionalSettings ColumnNumber CreatedOn DeprecatedVersion ExternalName InheritsFrom IsAuditEnabled
  IsDataSourceSecret IsFilterable IsGlobalFilterEnabled IsLogical IsRenameable IsRequiredForForm IsRetrievable
  IsSearchable IsSecured IsSortableEnabled IsValidForAdvancedFind IsValidForForm IsValidForGrid LinkedAttributeId
  ModifiedOn Settings SourceType
`);

/** What all columns have. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/attributemetadata */
export const attributeMetadata = metadataType<TableColumn>('AttributeMetadata', unserved, {
  AttributeType: { kind: 'enum', type: 'AttributeTypeCode', read: item => namesOf(item).code },
  IntroducedVersion: { kind: 'string', read: ({ column }) => column.introducedVersion },
  EntityLogicalName: { kind: 'string', read: ({ table }) => table.logicalName },
  IsCustomAttribute: { kind: 'boolean', read: ({ column }) => column.isCustom },
  IsPrimaryId: { kind: 'boolean', read: ({ table, column }) => column.logicalName === table.primaryIdColumn },
  IsPrimaryName: { kind: 'boolean', read: ({ table, column }) => column.logicalName === table.primaryNameColumn },
  IsValidODataAttribute: { kind: 'boolean', read: ({ column }) => column.type !== 'virtual' },
  IsValidForCreate: { kind: 'boolean', read: ({ column }) => column.validForCreate },
  IsValidForRead: { kind: 'boolean', read: ({ column }) => column.validForRead },
  IsValidForUpdate: { kind: 'boolean', read: ({ column }) => column.validForUpdate },
  IsManaged: { kind: 'boolean', read: ({ column }) => column.isManaged },
  LogicalName: { kind: 'string', read: ({ column }) => column.logicalName },
  SchemaName: { kind: 'string', read: ({ column }) => column.schemaName },
  MetadataId: { kind: 'guid', read: ({ column }) => column.metadataId },
  HasChanged: { kind: 'boolean', read: () => null },
  AttributeTypeName: { kind: 'constant', type: 'AttributeTypeDisplayName', read: item => `${namesOf(item).name}Type` },
  Description: { kind: 'label', read: ({ column }) => ({ text: column.description, isManaged: column.isManaged }) },
  DisplayName: { kind: 'label', read: ({ column }) => ({ text: column.displayName, isManaged: column.isManaged }) },
  IsCustomizable: { kind: 'managedBoolean', read: ({ column }) => managedBoolean('IsCustomizable', column.isCustom) },
  RequiredLevel: { kind: 'requiredLevel', read: ({ column }) => requiredLevel(column) },
});

const requiredLevel = ({ requiredLevel: level, isManaged }: ColumnDefinition): ManagedProperty<string> => ({
  value: requiredLevelNames[level],
  canBeChanged: !isManaged && level !== 'systemrequired',
  logicalName: 'canmodifyrequirementlevelsettings',
});
