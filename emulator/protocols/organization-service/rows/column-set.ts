import { invalidArgument, notImplemented, unknownColumn } from '../../../engine/dataverse-fault';
import { type ColumnDefinition, type TableDefinition } from '../../../engine/tables/table-definition';
import { isReadableColumn } from '../../../query/readable-columns';
import { arrays, contracts } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';

/**
 * Reads a ColumnSet: the primary id, and what is named or all that can be read. Without one, the primary id alone.
 * Throws for columns that the table does not have.
 */
export function readColumnSet(table: TableDefinition, columnSet: XmlElement | undefined): readonly ColumnDefinition[] {
  const primaryId = requireEntityColumn(table, table.primaryIdColumn);
  if (columnSet === undefined) return [primaryId];
  if ((columnSet.child(contracts('AttributeExpressions'))?.children.length ?? 0) > 0) {
    throw notImplemented('Attribute expressions (aggregates and groups) of a ColumnSet are not implemented.');
  }
  if (columnSet.flag(contracts('AllColumns')) === true) {
    return [...new Set([primaryId, ...[...table.columns.values()].filter(isReadableColumn)])];
  }
  const named = columnSet.child(contracts('Columns'))?.all(arrays('string')) ?? [];
  return [...new Set([primaryId, ...named.map(({ text }) => requireEntityColumn(table, text.trim()))])];
}

/** A column that rows can be asked for. */
export function requireEntityColumn(table: TableDefinition, name: string): ColumnDefinition {
  if (name === '') throw invalidArgument('A column name is empty.');
  const column = table.columns.get(name);
  if (column === undefined) throw unknownColumn(name, table.logicalName);
  if (isReadableColumn(column)) return column;
  const kind = `a column of type ${column.type}${column.validForRead ? '' : ' that is not valid for read'}`;
  throw notImplemented(`Reading '${name}', ${kind}, is not implemented.`);
}
