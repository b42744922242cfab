import { derivedId } from '../../engine/values/guid';
import { type ColumnOption, type TableColumn } from '../definition-items';
import { labelOf, managedBoolean, type MetadataProperties, type MetadataType, metadataType } from './metadata-type';

const setTypes: Readonly<Record<string, string>> = { state: 'State', status: 'Status', boolean: 'Boolean' };

const setBase: MetadataProperties<TableColumn> = {
  MetadataId: { kind: 'guid', read: ({ column }) => derivedId(`option set of ${column.metadataId}`) },
  HasChanged: { kind: 'boolean', read: () => null },
  IsCustomOptionSet: { kind: 'boolean', read: ({ column }) => column.isCustom },
  IsGlobal: { kind: 'boolean', read: () => false },
  IsManaged: { kind: 'boolean', read: ({ column }) => column.isManaged },
  IntroducedVersion: { kind: 'string', read: ({ column }) => column.introducedVersion },
  ExternalTypeName: { kind: 'string', read: () => null },
  Name: { kind: 'string', read: ({ table, column }) => `${table.logicalName}_${column.logicalName}` },
  OptionSetType: { kind: 'enum', type: 'OptionSetType', read: ({ column }) => setTypes[column.type] ?? 'Picklist' },
  ParentOptionSetName: { kind: 'string', read: () => null },
  Description: { kind: 'label', read: ({ column }) => labelOf(column, 'OptionSet Description', column.description) },
  DisplayName: { kind: 'label', read: ({ column }) => labelOf(column, 'OptionSet DisplayName', column.displayName) },
  IsCustomizable: { kind: 'managedBoolean', read: ({ column }) => managedBoolean('IsCustomizable', column.isCustom) },
};

const optionsOfOptionSet = ({ column }: TableColumn): readonly ColumnOption[] =>
  (column.options ?? []).map(option => ({ column, option }));

const optionOfOptionSet = (value: number) => (item: TableColumn) =>
  optionsOfOptionSet(item).find(({ option }) => option.value === value) ?? null;

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/optionsetmetadata */
const optionSetMetadata = metadataType<TableColumn>('OptionSetMetadata', [], {
  ...setBase,
  Options: { kind: 'options', read: optionsOfOptionSet },
});

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/booleanoptionsetmetadata */
const booleanOptionSetMetadata = metadataType<TableColumn>('BooleanOptionSetMetadata', [], {
  ...setBase,
  TrueOption: { kind: 'option', read: optionOfOptionSet(1) },
  FalseOption: { kind: 'option', read: optionOfOptionSet(0) },
});

/** The type of a column's choices. */
export const optionSetTypeOf = ({ column }: TableColumn): MetadataType<TableColumn> =>
  column.type === 'boolean' ? booleanOptionSetMetadata : optionSetMetadata;

const optionBase: MetadataProperties<ColumnOption> = {
  Value: { kind: 'integer', read: ({ option }) => option.value },
  Color: { kind: 'string', read: () => null },
  IsManaged: { kind: 'boolean', read: ({ column }) => column.isManaged },
  ExternalValue: { kind: 'string', read: () => '' },
  ParentValues: { kind: 'integers', read: () => [] },
  Tag: { kind: 'string', read: () => null },
  IsHidden: { kind: 'boolean', read: () => false },
  MetadataId: { kind: 'guid', read: () => null },
  HasChanged: { kind: 'boolean', read: () => null },
  Label: { kind: 'label', read: ({ option, column }) => labelOf(column, `option ${option.value}`, option.label) },
  Description: {
    kind: 'label',
    read: ({ option, column }) => labelOf(column, `description of option ${option.value}`, ''),
  },
};

const optionMetadataType = (name: string, own: MetadataProperties<ColumnOption> = {}): MetadataType<ColumnOption> =>
  metadataType(name, [], { ...own, ...optionBase });

const plainOption = optionMetadataType('OptionMetadata');

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/stateoptionmetadata */
const stateOption = optionMetadataType('StateOptionMetadata', {
  DefaultStatus: { kind: 'integer', read: ({ option }) => option.defaultStatus ?? null },
  InvariantName: { kind: 'string', read: ({ option }) => option.label },
});

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/statusoptionmetadata */
const statusOption = optionMetadataType('StatusOptionMetadata', {
  State: { kind: 'integer', read: ({ option }) => option.state ?? null },
});

/** The type of one choice: states and status reasons have types of their own. */
export function optionTypeOf({ column }: ColumnOption): MetadataType<ColumnOption> {
  if (column.type === 'state') return stateOption;
  return column.type === 'status' ? statusOption : plainOption;
}

/** Whether the type is derived from the one that plain choices have. */
export const isDerivedOption = (type: MetadataType<ColumnOption>): boolean => type !== plainOption;
