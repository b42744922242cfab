import { type TableAlteration } from '../../engine/tables/table-alteration';
import { derivedAttributeType } from '../metadata-types/derived-attributes';
import { type DefinitionSource } from './definition-source';
import { type NewColumn, type NewColumnBase } from './new-column';
import { type NewKey } from './new-key';
import { type NewTable } from './new-table';
import { trueForColumns, trueForTables } from './settled-names';

/** What all columns have, lookups among them. */
export const readNewColumnBase = (source: DefinitionSource): NewColumnBase => ({
  schemaName: source.require('SchemaName', source.text('SchemaName')),
  logicalName: source.text('LogicalName'),
  displayName: source.label('DisplayName'),
  description: source.label('Description'),
  requiredLevel: source.wrapped('RequiredLevel'),
});

/**
 * Reads one column. Of what only some types have, only what this type has is read.
 *
 * @param type the derived type: `StringAttributeMetadata`
 * @param readChoices reads the OptionSet of a type that has one
 */
export function readNewColumn(
  source: DefinitionSource,
  type: string,
  readChoices: () => Partial<NewColumn>,
): NewColumn {
  const properties = derivedAttributeType(type)?.properties;
  const own = <Value>(name: string, read: (name: string) => Value): Value | undefined =>
    properties?.has(name) === true ? read(name) : undefined;
  const formatName = own('FormatName', name => source.wrapped(name));
  const column = {
    ...readNewColumnBase(source),
    type,
    isPrimaryName: source.flag('IsPrimaryName') ?? false,
    maxLength: own('MaxLength', name => source.integer(name)),
    minValue: own('MinValue', name => source.number(name)),
    maxValue: own('MaxValue', name => source.number(name)),
    precision: own('Precision', name => source.integer(name)),
    format: own('Format', name => source.text(name)) ?? formatName,
    dateTimeBehavior: own('DateTimeBehavior', name => source.wrapped(name)),
    defaultValue: own('DefaultValue', name => source.flag(name)),
    defaultFormValue: own('DefaultFormValue', name => source.integer(name)),
    ...own('OptionSet', readChoices),
  };
  for (const name of trueForColumns) source.expect(name, true);
  return column;
}

/** Reads a table with its columns. */
export function readNewTable(source: DefinitionSource, readColumns: () => readonly NewColumn[]): NewTable {
  const schemaName = source.require('SchemaName', source.text('SchemaName'));
  const table = {
    schemaName,
    logicalName: source.text('LogicalName'),
    entitySetName: source.text('EntitySetName'),
    displayName: source.require('DisplayName', source.label('DisplayName')),
    displayCollectionName: source.require('DisplayCollectionName', source.label('DisplayCollectionName')),
    description: source.label('Description'),
    ownershipType: source.text('OwnershipType'),
    changeTrackingEnabled: source.flag('ChangeTrackingEnabled'),
    columns: readColumns(),
  };
  for (const name of trueForTables) source.expect(name, true);
  source.expect('PrimaryIdAttribute', `${schemaName.toLowerCase()}id`);
  const primaryName = table.columns.find(({ isPrimaryName }) => isPrimaryName);
  if (primaryName !== undefined) source.expect('PrimaryNameAttribute', primaryName.schemaName.toLowerCase());
  return table;
}

/** Reads an alternate key. */
export const readNewKey = (source: DefinitionSource, readColumnNames: () => readonly string[]): NewKey => ({
  schemaName: source.require('SchemaName', source.text('SchemaName')),
  logicalName: source.text('LogicalName'),
  displayName: source.label('DisplayName'),
  keyAttributes: readColumnNames(),
});

/** Reads what a table's definition may change: its labels, and change tracking. What is left out stays. */
export function readTableAlteration(source: DefinitionSource): TableAlteration {
  const displayName = source.label('DisplayName');
  const displayCollectionName = source.label('DisplayCollectionName');
  const description = source.label('Description');
  const changeTrackingEnabled = source.flag('ChangeTrackingEnabled');
  return {
    ...(displayName !== undefined && { displayName }),
    ...(displayCollectionName !== undefined && { displayCollectionName }),
    ...(description !== undefined && { description }),
    ...(changeTrackingEnabled !== undefined && { changeTrackingEnabled }),
  };
}
