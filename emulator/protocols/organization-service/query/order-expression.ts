import { invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { type TableDefinition } from '../../../engine/tables/definitions';
import { type OrderTerm } from '../../../query/row-order';
import { requireColumn } from '../rows/column-set';
import { contracts } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';

/** Reads OrderExpressions. Throws for columns that the table does not have, and for those of related tables. */
export const readOrder = (table: TableDefinition, orders: XmlElement | undefined): readonly OrderTerm[] =>
  (orders?.all(contracts('OrderExpression')) ?? []).map(order => readOrderExpression(table, order));

function readOrderExpression(table: TableDefinition, order: XmlElement): OrderTerm {
  const entityName = order.textOf(contracts('EntityName')) ?? table.logicalName;
  if (entityName !== table.logicalName || (order.textOf(contracts('Alias')) ?? '') !== '') {
    throw notImplemented('Ordering by an alias or by a related table is not implemented.');
  }
  const direction = order.textOf(contracts('OrderType'))?.trim() ?? 'Ascending';
  if (direction !== 'Ascending' && direction !== 'Descending')
    throw invalidArgument(`'${direction}' is not an OrderType.`);
  const column = requireColumn(table, order.textOf(contracts('AttributeName'))?.trim() ?? '');
  return { column, descending: direction === 'Descending' };
}
