import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type OrderTerm } from '../../../../query/row-order';
import { badODataRequest, notImplementedInWebApi } from '../../front/response/odata-error';
import { requireRowProperty } from '../properties/row-property';

/** Reads `$orderby`. Throws 400 for properties that the table does not have, 501 for those of related tables. */
export const parseOrderBy = (table: TableDefinition, orderBy: string | undefined): readonly OrderTerm[] =>
  orderBy === undefined ? [] : orderBy.split(',').map(term => parseOrderTerm(table, term.trim()));

function parseOrderTerm(table: TableDefinition, term: string): OrderTerm {
  const [, name, direction = 'asc'] = /^([\w/]+)(?:\s+(asc|desc))?$/.exec(term) ?? [];
  if (name === undefined)
    throw badODataRequest(`Syntax error in $orderby: '${term}' is not a property with asc or desc.`);
  if (name.includes('/')) throw notImplementedInWebApi(`ordering by a related table (${name})`);
  return { column: requireRowProperty(table, name).column, descending: direction === 'desc', choicesBy: 'number' };
}
