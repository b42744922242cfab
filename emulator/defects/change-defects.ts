import { type DefectSwitches } from './defects';
import { type Change } from '../engine/changes/change-tracking';
import { type OrganizationView } from '../engine/organization-view';
import { type TableCatalogue } from '../engine/tables/table-catalogue';
import { type Row } from '../engine/values/values';

type Context = { readonly organization: OrganizationView; readonly defects: DefectSwitches };

/** The changes of one page as this emulator shows them, whichever protocol does: without a defect, as they are. */
export function withChangeDefects(
  { defects, organization }: Context,
  isDelta: boolean,
  changes: readonly Change[],
): readonly Change[] {
  let shown = changes;
  if (defects.has('lost-deletes')) shown = shown.filter(({ kind }) => kind !== 'deleted');
  if (defects.has('stale-values') && isDelta) {
    shown = shown.map(change =>
      change.kind === 'upserted' ? { ...change, row: toStaleRow(organization, change.row) } : change,
    );
  }
  if (defects.has('lost-changes') && isDelta) {
    shown = shown.filter(change => change.kind === 'deleted' || change.row.version % 7n !== 0n);
  }
  if (defects.has('shuffled-upserts') && isDelta) shown = withReversedUpserts(shown);
  if (!defects.has('duplicate-rows')) return shown;
  const last = shown.findLastIndex(({ kind }) => kind === 'upserted');
  return shown.flatMap((change, index) => (index === last ? [change, change] : [change]));
}

/** Deletions keep their places. */
function withReversedUpserts(changes: readonly Change[]): Change[] {
  const upserts = changes.filter(({ kind }) => kind === 'upserted');
  return changes.map(change => (change.kind === 'upserted' ? (upserts.pop() ?? change) : change));
}

/** By the tables: each caller has a view of his own of the organization, and all of them share these. */
const staleRows = new WeakMap<TableCatalogue, Map<string, Row>>();

/** For the defect `stale-values`: keeps a row as it was before an update. */
export function rememberStaleRow({ tables }: OrganizationView, row: Row): void {
  const rows = staleRows.get(tables) ?? new Map<string, Row>();
  staleRows.set(tables, rows.set(`${row.table} ${row.id}`, row));
}

/** The row with the values it had before its last update, or as it is. Its version stays the current one. */
function toStaleRow({ tables }: OrganizationView, row: Row): Row {
  const stale = staleRows.get(tables)?.get(`${row.table} ${row.id}`);
  return stale === undefined ? row : { ...row, values: stale.values };
}
