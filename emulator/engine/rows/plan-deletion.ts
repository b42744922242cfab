import { deletedRowIsReferenced } from '../dataverse-fault';
import { type StoredTable } from '../store/stored-table';
import { type OnDelete, type TableDefinition } from '../tables/table-definition';
import { type ColumnValue, type ColumnValues, isLookup, type Row } from '../values/row';

/** A row that stays, and the lookups in it that become empty. */
type Unlink = { readonly table: string; readonly id: string; readonly values: ColumnValues };

type DeletionPlan = {
  /** The rows that go, those that others hang on after them: the one that was asked for is the last. */
  readonly removals: readonly Row[];
  readonly unlinks: readonly Unlink[];
};

/** A lookup of `row` that points to a row which goes. */
type Link = { readonly row: Row; readonly column: string; readonly onDelete: OnDelete };

/**
 * What else a deletion does, as the relationships say whose lookups point to a row that goes: the row of the lookup goes
 * as well (`Cascade`), the lookup becomes empty (`RemoveLink`), or nothing is deleted at all (`Restrict`): throws 405.
 * https://learn.microsoft.com/power-apps/developer/data-platform/configure-entity-relationship-cascading-behavior
 */
export function planDeletion(row: Row, tables: readonly StoredTable[]): DeletionPlan {
  const going = new Set<Row>();
  const links: Link[] = [];
  for (let next = new Set([row]); next.size > 0;) {
    for (const one of next) going.add(one);
    const found = tables.flatMap(stored => linksFromRowsOf(stored, idsByTable(next)));
    links.push(...found);
    const cascaded = found.filter(
      ({ onDelete, row: referencing }) => onDelete === 'Cascade' && !going.has(referencing),
    );
    next = new Set(cascaded.map(link => link.row));
  }
  const left = links.filter(link => !going.has(link.row));
  if (left.some(({ onDelete }) => onDelete === 'Restrict')) throw deletedRowIsReferenced();
  return { removals: [...going].reverse(), unlinks: unlinksOf(left) };
}

type Ids = ReadonlyMap<string, ReadonlySet<string>>;

function idsByTable(rows: Iterable<Row>): Ids {
  const ids = new Map<string, Set<string>>();
  for (const { table, id } of rows) ids.set(table, (ids.get(table) ?? new Set<string>()).add(id));
  return ids;
}

/** One pass over a table's rows, for all the rows that are looked for. */
function linksFromRowsOf({ definition, rows }: StoredTable, targets: Ids): Link[] {
  const lookups = [...definition.columns.values()].filter(column =>
    column.targets?.some(target => targets.has(target)),
  );
  if (lookups.length === 0) return [];
  const links: Link[] = [];
  for (const row of rows.values()) {
    for (const { logicalName: column } of lookups) {
      const value = row.values.get(column);
      if (!isLookup(value) || targets.get(value.table)?.has(value.id) !== true) continue;
      links.push({ row, column, onDelete: onDeleteOf(definition, column, value.table) });
    }
  }
  return links;
}

/** A lookup without a relationship of its own, as those that the platform writes, is emptied. */
const onDeleteOf = ({ relationships }: TableDefinition, column: string, target: string): OnDelete =>
  relationships.find(
    ({ referencingColumn, referencedTable }) => referencingColumn === column && referencedTable === target,
  )?.onDelete ?? 'RemoveLink';

/** One update for each row, however many of its lookups become empty. */
function unlinksOf(links: readonly Link[]): Unlink[] {
  const emptied = new Map<Row, Map<string, ColumnValue>>();
  for (const { row, column } of links) {
    const values = emptied.get(row) ?? new Map<string, ColumnValue>();
    emptied.set(row, values.set(column, null));
  }
  return Array.from(emptied, ([{ table, id }, values]) => ({ table, id, values }));
}
