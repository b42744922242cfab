import { deletedRowIsReferenced } from '../../dataverse-fault';
import { type StoredTable } from '../../store/stored-table';
import { type OnDelete } from '../../tables/table-definition';
import { type ColumnValue, type ColumnValues, type Row } from '../../values/row';
import { type LinkToRow, linksToRows } from './links-to-rows';

/** A row that stays, and the lookups in it that become empty. */
type Unlink = { readonly table: string; readonly id: string; readonly values: ColumnValues };

type DeletionPlan = {
  /** The rows that go before the one that was asked for, those that others hang on after them. */
  readonly cascaded: readonly Row[];
  readonly unlinks: readonly Unlink[];
};

/**
 * What else a deletion does, as the relationships say whose lookups point to a row that goes: the row of the lookup goes
 * as well (`Cascade`), the lookup becomes empty (`RemoveLink`), or nothing is deleted at all (`Restrict`): throws 405.
 * https://learn.microsoft.com/power-apps/developer/data-platform/configure-entity-relationship-cascading-behavior
 */
export function planDeletion(row: Row, tables: readonly StoredTable[]): DeletionPlan {
  const going = new Set<Row>();
  const links: LinkToRow[] = [];
  for (let next = new Set([row]); next.size > 0;) {
    for (const one of next) going.add(one);
    const found = linksToRows(next, tables);
    links.push(...found);
    const cascaded = found.filter(link => onDeleteOf(link) === 'Cascade' && !going.has(link.row));
    next = new Set(cascaded.map(link => link.row));
  }
  const left = links.filter(link => !going.has(link.row));
  if (left.some(link => onDeleteOf(link) === 'Restrict')) throw deletedRowIsReferenced();
  return { cascaded: [...going].slice(1).reverse(), unlinks: unlinksOf(left) };
}

const onDeleteOf = ({ relationship }: LinkToRow): OnDelete => relationship?.onDelete ?? 'RemoveLink';

/** One update for each row, however many of its lookups become empty. */
function unlinksOf(links: readonly LinkToRow[]): Unlink[] {
  const emptied = new Map<Row, Map<string, ColumnValue>>();
  for (const { row, column } of links) {
    const values = emptied.get(row) ?? new Map<string, ColumnValue>();
    emptied.set(row, values.set(column, null));
  }
  return Array.from(emptied, ([{ table, id }, values]) => ({ table, id, values }));
}
