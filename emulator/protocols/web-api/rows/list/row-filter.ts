import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type Row } from '../../../../engine/values/row';
import { comparableIn, comparableFamilyOf } from '../../../../query/comparable';
import { compileFilter, type PropertyFinder } from '../../filter/compile-filter';
import { type Aliases, parseFilter } from '../../filter/parser';
import { notImplementedInWebApi } from '../../front/response/odata-error';
import { requireRowProperty } from '../properties/row-property';

/** Makes a predicate of `$filter`; without one every row passes. */
export function rowFilter(table: TableDefinition, filter: string | undefined, aliases: Aliases): (row: Row) => boolean {
  if (filter === undefined) return () => true;
  return compileFilter(parseFilter(filter, aliases), rowPropertyFinder(table));
}

const rowPropertyFinder =
  (table: TableDefinition): PropertyFinder<Row> =>
  path => {
    const [name = '', ...rest] = path;
    if (rest.length > 0) throw notImplementedInWebApi(`a filter over a related table (${path.join('/')})`);
    const { column, edmType } = requireRowProperty(table, name);
    return { family: comparableFamilyOf(column.type), edmType, read: row => comparableIn(row, column) };
  };
