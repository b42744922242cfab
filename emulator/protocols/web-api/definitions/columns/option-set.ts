import { type Option } from '../../../../engine/tables/definitions';
import { type JsonObject } from '../../front/request/json';
import { notImplemented } from '../../front/response/odata-error';
import { type ExpandItem } from '../../front/url/expand-syntax';
import { type TableColumn } from './attribute-metadata';
import { label, managedProperty } from '../metadata/complex-values';
import { derivedId } from '../../../../engine/values/derived-id';

const setTypes: Readonly<Record<string, string>> = {
  choice: 'Picklist',
  multichoice: 'Picklist',
  state: 'State',
  status: 'Status',
  boolean: 'Boolean',
};

/** A column's choices. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/optionsetmetadata */
export function optionSetOf({ table, column }: TableColumn): JsonObject {
  const { options = [], isManaged } = column;
  const own = {
    TrueOption: options.find(({ value }) => value === 1),
    FalseOption: options.find(({ value }) => value === 0),
  };
  const choices =
    column.type === 'boolean'
      ? {
          TrueOption: optional(own.TrueOption, column.type, isManaged),
          FalseOption: optional(own.FalseOption, column.type, isManaged),
        }
      : { Options: options.map(option => renderOption(option, column.type, isManaged)) };
  return {
    MetadataId: derivedId(`option set of ${column.metadataId}`),
    HasChanged: null,
    IsCustomOptionSet: column.isCustom,
    IsGlobal: false,
    IsManaged: isManaged,
    IntroducedVersion: column.introducedVersion,
    ExternalTypeName: null,
    Name: `${table.logicalName}_${column.logicalName}`,
    OptionSetType: setTypes[column.type] ?? 'Picklist',
    ParentOptionSetName: null,
    Description: label(column.description, isManaged),
    DisplayName: label(column.displayName, isManaged),
    IsCustomizable: managedProperty('iscustomizable', column.isCustom),
    ...choices,
  };
}

const optional = (option: Option | undefined, type: string, isManaged: boolean): JsonObject | null =>
  option === undefined ? null : renderOption(option, type, isManaged);

const renderOption = (
  { value, label: text, state, defaultStatus }: Option,
  type: string,
  isManaged: boolean,
): JsonObject => ({
  ...(type === 'state' && {
    '@odata.type': '#Microsoft.Dynamics.CRM.StateOptionMetadata',
    DefaultStatus: defaultStatus ?? null,
    InvariantName: text,
  }),
  ...(type === 'status' && { '@odata.type': '#Microsoft.Dynamics.CRM.StatusOptionMetadata', State: state ?? null }),
  Value: value,
  Color: null,
  IsManaged: isManaged,
  ExternalValue: '',
  ParentValues: [],
  Tag: null,
  IsHidden: false,
  MetadataId: null,
  HasChanged: null,
  Label: label(text, isManaged),
  Description: label('', isManaged),
});

/** What `$expand` adds to a column with choices: `OptionSet`, and `GlobalOptionSet`, which no column here has. */
export function expandOptionSets(items: readonly ExpandItem[], hasOptions: boolean): (item: TableColumn) => JsonObject {
  for (const { name, options } of items) {
    const foreign = [...options.keys()].find(option => option !== '$select');
    if (foreign !== undefined) throw notImplemented(`the option '${foreign}' in $expand of '${name}'`);
    if (!hasOptions || (name !== 'OptionSet' && name !== 'GlobalOptionSet'))
      throw notImplemented(`expanding '${name}' of a column`);
  }
  return column =>
    Object.fromEntries(
      items.map(({ name, options }) => [
        name,
        name === 'OptionSet' ? selected(optionSetOf(column), options.get('$select')) : null,
      ]),
    );
}

function selected(set: JsonObject, select: string | undefined): JsonObject {
  if (select === undefined) return set;
  const names = [...select.split(',').map(name => name.trim()), 'MetadataId'];
  const unknown = names.find(name => !Object.hasOwn(set, name));
  if (unknown !== undefined) throw notImplemented(`the property '${unknown}' of an option set`);
  return Object.fromEntries(Object.entries(set).filter(([name]) => names.includes(name)));
}
