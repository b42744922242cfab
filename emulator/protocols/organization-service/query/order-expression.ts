import { invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { type ColumnDefinition, type TableDefinition } from '../../../engine/tables/definitions';
import { type Row } from '../../../engine/values/values';
import { requireColumn } from '../rows/column-set';
import { contracts } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';
import { comparableIn, compare } from './comparable';

export type OrderTerm = { readonly column: ColumnDefinition; readonly descending: boolean };

/** Reads OrderExpressions; the primary id settles what they leave open, so that pages neither overlap nor skip. */
export function readOrder(table: TableDefinition, orders: XmlElement | undefined): readonly OrderTerm[] {
  const terms = (orders?.all(contracts('OrderExpression')) ?? []).map(order => readTerm(table, order));
  return [...terms, { column: requireColumn(table, table.primaryIdColumn), descending: false }];
}

function readTerm(table: TableDefinition, order: XmlElement): OrderTerm {
  const entityName = order.textOf(contracts('EntityName')) ?? table.logicalName;
  if (entityName !== table.logicalName || (order.textOf(contracts('Alias')) ?? '') !== '') {
    throw notImplemented('Ordering by an alias or by a related table is not implemented.');
  }
  const direction = order.textOf(contracts('OrderType'))?.trim() ?? 'Ascending';
  if (direction !== 'Ascending' && direction !== 'Descending') throw invalidArgument(`'${direction}' is no OrderType.`);
  const column = requireColumn(table, order.textOf(contracts('AttributeName'))?.trim() ?? '');
  return { column, descending: direction === 'Descending' };
}

export const compareRows =
  (order: readonly OrderTerm[]) =>
  (left: Row, right: Row): number => {
    for (const { column, descending } of order) {
      const result = compare(comparableIn(left, column), comparableIn(right, column));
      if (result !== 0) return descending ? -result : result;
    }
    return 0;
  };
