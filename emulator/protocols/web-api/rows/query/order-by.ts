import { type TableDefinition } from '../../../../engine/tables/definitions';
import { type Row } from '../../../../engine/values/values';
import { compareValues } from '../../filter/literal-operand';
import { badRequest, notImplemented } from '../../front/response/odata-error';
import { toComparable } from '../columns/edm-type';
import { requireProperty, type RowProperty, valueIn } from '../columns/row-property';

export type OrderTerm = { readonly property: RowProperty; readonly descending: boolean };

/** Reads `$orderby`; the primary id settles what it leaves open, so that pages neither overlap nor skip. */
export function parseOrder(table: TableDefinition, orderBy: string | undefined): readonly OrderTerm[] {
  const terms = orderBy === undefined ? [] : orderBy.split(',').map(term => parseTerm(table, term.trim()));
  return [...terms, { property: requireProperty(table, table.primaryIdColumn), descending: false }];
}

function parseTerm(table: TableDefinition, term: string): OrderTerm {
  const [, name, direction = 'asc'] = /^([\w/]+)(?:\s+(asc|desc))?$/.exec(term) ?? [];
  if (name === undefined) throw badRequest(`Syntax error in $orderby: '${term}' is no property with asc or desc.`);
  if (name.includes('/')) throw notImplemented(`ordering by a related table (${name})`);
  return { property: requireProperty(table, name), descending: direction === 'desc' };
}

/** Compares rows; rows without a value come first in ascending order, as in SQL Server. */
export const compareRows =
  (order: readonly OrderTerm[]) =>
  (left: Row, right: Row): number => {
    for (const { property, descending } of order) {
      const result = compareBy(property, left, right);
      if (result !== 0) return descending ? -result : result;
    }
    return 0;
  };

function compareBy(property: RowProperty, left: Row, right: Row): number {
  const a = toComparable(valueIn(left, property), property.family);
  const b = toComparable(valueIn(right, property), property.family);
  if (a !== null && b !== null) return compareValues(a, b);
  return Number(a !== null) - Number(b !== null);
}
