import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type Row } from '../../../../engine/values/row';
import { comparableIn, comparableFamilyOf } from '../../../../query/comparable';
import { compileFilter, type Property, type PropertyFinder } from '../../filter/compile-filter';
import { type Aliases, parseFilter } from '../../filter/parser';
import { notImplementedInWebApi } from '../../front/response/odata-error';
import { requireRowColumn, requireRowProperty, type RowProperty } from '../properties/row-property';

/**
 * Makes a predicate of `$filter`; without one every row passes.
 *
 * @param now the organization's time, in milliseconds since 1970
 */
export function rowFilter(
  table: TableDefinition,
  filter: string | undefined,
  aliases: Aliases,
  now: number,
): (row: Row) => boolean {
  if (filter === undefined) return () => true;
  const find = (name: string): Property<Row> => propertyOf(requireRowColumn(table, name));
  return compileFilter(parseFilter(filter, aliases), rowPropertyFinder(table), { find, now });
}

const propertyOf = ({ column, edmType }: RowProperty): Property<Row> => ({
  family: comparableFamilyOf(column.type),
  edmType,
  read: row => comparableIn(row, column),
});

const rowPropertyFinder =
  (table: TableDefinition): PropertyFinder<Row> =>
  path => {
    const [name = '', ...rest] = path;
    if (rest.length > 0) throw notImplementedInWebApi(`a filter over a related table (${path.join('/')})`);
    return propertyOf(requireRowProperty(table, name));
  };
