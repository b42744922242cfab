import { minimumVersion } from '../engine/changes/change-tracking';
import { type OrganizationView } from '../engine/organization-view';
import { type ColumnValues, type Row } from '../engine/values/row';
import { type ChangesCount } from '../operations/count-changes';
import { type ChangedRow, type ChangesPage } from '../operations/read-changes';
import { type WrittenRow } from '../operations/rows/row-write';
import {
  asksForDelta,
  bothProtocols,
  type Defect,
  type Deviation,
  onDeltas,
  operationDefect,
  pageDefect,
  withOperations,
  withPages,
} from './defect';

const withoutDeletions = (page: ChangesPage): ChangesPage => ({
  ...page,
  changes: page.changes.filter(({ kind }) => kind !== 'deleted'),
});

/** In place of `countChanges`. */
const countWithoutDeletions = ({ changes }: OrganizationView, { table, since }: ChangesCount): number =>
  changes.changesSince(table, typeof since === 'bigint' ? since : changes.start(table, since)).upserted.length;

/** By row: the values it had before its last update. */
type Memory = Map<string, ColumnValues>;

const keyOf = ({ table, id }: Row): string => `${table} ${id}`;

function remembering(memory: Memory): Deviation {
  const noted = (written: WrittenRow): WrittenRow => {
    if (written.before !== undefined) memory.set(keyOf(written.before), written.before.values);
    return written;
  };
  return withOperations(({ updateRow, upsertRow, updateRows, upsertRows }) => ({
    updateRow: (organization, write) => noted(updateRow(organization, write)),
    upsertRow: (organization, upsert) => noted(upsertRow(organization, upsert)),
    updateRows: (organization, targets) => updateRows(organization, targets).map(noted),
    upsertRows: (organization, targets) => upsertRows(organization, targets).map(noted),
  }));
}

/** Versions stay the current ones. */
function stale(change: ChangedRow, memory: Memory): ChangedRow {
  const values = change.kind === 'upserted' ? memory.get(keyOf(change.row)) : undefined;
  return change.kind === 'deleted' || values === undefined ? change : { ...change, row: { ...change.row, values } };
}

/** They spoil what a read of changes holds. */
export const changesDefects: readonly Defect[] = [
  operationDefect('lost-deletes', 'Deletions are missing from deltas.', ({ readChanges }) => ({
    readChanges: (organization, request) => withoutDeletions(readChanges(organization, request)),
    countChanges: countWithoutDeletions,
  })),
  pageDefect(
    'lost-later-deletes',
    'Deletions are missing from every page of a delta but the first.',
    onDeltas((page, { from }) => ('position' in from ? withoutDeletions(page) : page)),
  ),
  operationDefect(
    'wrong-count',
    '$count with a delta token counts rows and leaves deletions out.',
    () => ({ countChanges: countWithoutDeletions }),
    ['Web API'],
  ),
  pageDefect(
    'wrong-reason',
    'A deletion gives the reason changed.',
    ({ changes }) => ({
      changes: changes.map(change => (change.kind === 'deleted' ? { ...change, reason: 'changed' } : change)),
    }),
    ['Web API'],
  ),
  pageDefect(
    'deletes-in-first-read',
    'The last page of a first tracked read lists the deletions that came before it.',
    (page, request, organization) => {
      if (asksForDelta(request) || page.next !== undefined) return page;
      const { deleted } = organization.changes.changesSince(request.table, minimumVersion + 1n);
      const deletions = deleted.map((tombstone): ChangedRow => ({ kind: 'deleted', tombstone, reason: 'deleted' }));
      return { changes: [...page.changes, ...deletions] };
    },
  ),
  pageDefect('duplicate-rows', 'The last upserted row of a tracked page comes twice.', ({ changes }) => {
    const last = changes.findLast(({ kind }) => kind === 'upserted');
    return { changes: changes.flatMap(change => (change === last ? [change, change] : [change])) };
  }),
  {
    name: 'stale-values',
    description: 'A delta shows the values that an updated row had before its last update by PATCH.',
    protocols: bothProtocols,
    start: () => {
      const memory: Memory = new Map();
      const remember = remembering(memory);
      const show = withPages(onDeltas(({ changes }) => ({ changes: changes.map(change => stale(change, memory)) })));
      return served => show(remember(served));
    },
  },
  pageDefect(
    'shuffled-upserts',
    'The upserted rows on a page of a delta come in the opposite order.',
    onDeltas(({ changes }) => {
      const upserts = changes.filter(({ kind }) => kind === 'upserted');
      // Deletions keep their places.
      return { changes: changes.map(change => (change.kind === 'upserted' ? (upserts.pop() ?? change) : change)) };
    }),
  ),
  pageDefect(
    'lost-changes',
    'Every seventh upserted row, by its version, is missing from deltas.',
    onDeltas(({ changes }) => ({
      changes: changes.filter(change => change.kind === 'deleted' || change.row.version % 7n !== 0n),
    })),
  ),
];
