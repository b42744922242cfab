import { type ColumnDefinition, type TableDefinition } from '../../../../engine/tables/table-definition';
import { type ColumnValue, type Row } from '../../../../engine/values/row';
import { isHiddenColumn, isReadableColumn } from '../../../../query/readable-columns';
import { notImplementedInWebApi, unknownProperty } from '../../front/response/odata-error';
import { edmTypes } from './edm-type';

/** A column as the Web API names it: `name`, or `_ownerid_value` for a lookup. */
export type RowProperty = { readonly name: string; readonly column: ColumnDefinition; readonly edmType: string };

/** The properties of a table's rows by their name on the wire, the primary id last as in Microsoft's samples. */
export function rowProperties(table: TableDefinition): ReadonlyMap<string, RowProperty> {
  const known = propertiesOf.get(table);
  if (known !== undefined) return known;
  const properties = readRowProperties(table);
  propertiesOf.set(table, properties);
  return properties;
}

/** Definitions do not change: another one takes their place. */
const propertiesOf = new WeakMap<TableDefinition, ReadonlyMap<string, RowProperty>>();

function readRowProperties(table: TableDefinition): ReadonlyMap<string, RowProperty> {
  const properties = [...table.columns.values()].flatMap(propertiesOfColumn);
  const isPrimaryId = ({ column }: RowProperty): boolean => column.logicalName === table.primaryIdColumn;
  const ordered = [...properties.filter(property => !isPrimaryId(property)), ...properties.filter(isPrimaryId)];
  return new Map(ordered.map(property => [property.name, property]));
}

function propertiesOfColumn(column: ColumnDefinition): readonly RowProperty[] {
  const { type, logicalName } = column;
  if (isHiddenColumn(type) || !isReadableColumn(column)) return [];
  const name = type === 'lookup' ? `_${logicalName}_value` : logicalName;
  return [{ name, column, edmType: edmTypes[type] }];
}

/** Throws 400 for a name that the table does not have, 501 for one that is there but cannot be read here. */
export function requireRowProperty(table: TableDefinition, name: string): RowProperty {
  const property = rowProperties(table).get(name);
  if (property !== undefined) return property;
  const column = table.columns.get(name);
  if (column === undefined) throw unknownProperty(name, table.logicalName);
  if (column.type === 'lookup')
    throw notImplementedInWebApi(`the navigation property '${name}'; its value is '_${name}_value'`);
  throw notImplementedInWebApi(
    `reading '${name}', a column of type ${column.type}${column.validForRead ? '' : ' that is not valid for read'}`,
  );
}

/** The property by its column's logical name, as query functions name it. Throws as {@link requireRowProperty}. */
export const requireRowColumn = (table: TableDefinition, logicalName: string): RowProperty =>
  requireRowProperty(table, table.columns.get(logicalName)?.type === 'lookup' ? `_${logicalName}_value` : logicalName);

/** The value of a property in a row, null when it has none. */
export const rowPropertyValue = (row: Row, { column }: RowProperty): ColumnValue =>
  row.values.get(column.logicalName) ?? null;
