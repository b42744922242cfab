import { type TableCatalogue } from '../store/table-catalogue';
import { type LookupValue } from '../values/row';

/**
 * The primary name of the row that a lookup points to; undefined when it has none. Whoever may read the lookup may read
 * the name: it needs no privilege on the row itself.
 */
export function nameOfRow(tables: TableCatalogue, { table, id }: LookupValue): string | undefined {
  if (tables.byName(table) === undefined) return undefined;
  const { definition, rows } = tables.stored(table);
  const name =
    definition.primaryNameColumn === null ? undefined : rows.get(id)?.values.get(definition.primaryNameColumn);
  return typeof name === 'string' ? name : undefined;
}
