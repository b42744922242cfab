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

const lostDeletes = operationDefect('lost-deletes', 'Deletions are missing from deltas.', ({ readChanges }) => ({
  readChanges: (organization, request) => withoutDeletions(readChanges(organization, request)),
  countChanges: countWithoutDeletions,
}));

const lostLaterDeletes = pageDefect(
  'lost-later-deletes',
  'Deletions are missing from every page of a delta but the first.',
  (page, request) => (asksForDelta(request) && 'position' in request.from ? withoutDeletions(page) : page),
);

const wrongCount = operationDefect(
  'wrong-count',
  '$count with a delta token counts rows and leaves deletions out.',
  () => ({ countChanges: countWithoutDeletions }),
  ['Web API'],
);

const wrongReason = pageDefect(
  'wrong-reason',
  'A deletion gives the reason changed.',
  page => ({
    ...page,
    changes: page.changes.map(change => (change.kind === 'deleted' ? { ...change, reason: 'changed' } : change)),
  }),
  ['Web API'],
);

const deletesInFirstRead = pageDefect(
  'deletes-in-first-read',
  'The last page of a first tracked read lists the deletions that came before it.',
  (page, request, { changes }) => {
    if (asksForDelta(request) || page.next !== undefined) return page;
    const { deleted } = changes.changesSince(request.table, minimumVersion + 1n);
    const deletions = deleted.map((tombstone): ChangedRow => ({ kind: 'deleted', tombstone, reason: 'deleted' }));
    return { ...page, changes: [...page.changes, ...deletions] };
  },
);

const duplicateRows = pageDefect('duplicate-rows', 'The last upserted row of a tracked page comes twice.', page => {
  const last = page.changes.findLast(({ kind }) => kind === 'upserted');
  return { ...page, changes: page.changes.flatMap(change => (change === last ? [change, change] : [change])) };
});

const lostChanges = pageDefect(
  'lost-changes',
  'Every seventh upserted row, by its version, is missing from deltas.',
  (page, request) => {
    if (!asksForDelta(request)) return page;
    const changes = page.changes.filter(change => change.kind === 'deleted' || change.row.version % 7n !== 0n);
    return { ...page, changes };
  },
);

const shuffledUpserts = pageDefect(
  'shuffled-upserts',
  'The upserted rows on a page of a delta come in the opposite order.',
  (page, request) => {
    if (!asksForDelta(request)) return page;
    const upserts = page.changes.filter(({ kind }) => kind === 'upserted');
    // Deletions keep their places.
    const changes = page.changes.map(change => (change.kind === 'upserted' ? (upserts.pop() ?? change) : change));
    return { ...page, changes };
  },
);

const staleValues: Defect = {
  name: 'stale-values',
  description: 'A delta shows the values that an updated row had before its last update by PATCH.',
  protocols: bothProtocols,
  start: () => {
    const memory: Memory = new Map();
    const [remember, show] = [remembering(memory), showing(memory)];
    return served => show(remember(served));
  },
};

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
const showing = (memory: Memory): Deviation =>
  withPages((page, request) => {
    if (!asksForDelta(request)) return page;
    const changes = page.changes.map(change => {
      const values = change.kind === 'upserted' ? memory.get(keyOf(change.row)) : undefined;
      return change.kind === 'deleted' || values === undefined ? change : { ...change, row: { ...change.row, values } };
    });
    return { ...page, changes };
  });

/** They spoil what a read of changes holds. */
export const changesDefects: readonly Defect[] = [
  lostDeletes,
  lostLaterDeletes,
  wrongCount,
  wrongReason,
  deletesInFirstRead,
  duplicateRows,
  staleValues,
  shuffledUpserts,
  lostChanges,
];
