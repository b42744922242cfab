import type { BookRow } from './books';
import type { Change } from '../dataverse/change-feed/change';
import { bareRow, type OwnRows } from './own-rows';
import { type BookChanges, readBookChanges } from './book-changes';
import type { Executor } from '../dataverse/organization-service/organization-service-client';

type Deletion = Extract<Change<BookRow>, { type: 'deleted' }>;

/** What of a retrieval concerns the rows of one test, and the retrieval itself. */
export type OwnBookChanges = BookChanges & {
  /** Rows without annotations, each once as it came last, by id. */
  readonly rows: readonly BookRow[];
  /** Deletions, each once, by id. */
  readonly deleted: readonly Deletion[];
  /** Ids of both, in the order they came. */
  readonly ids: readonly string[];
};

/** The sample's changes through the Organization Service, for the rows of one test: other rows never decide. */
export async function readOwnBookChanges(
  client: Executor,
  own: OwnRows,
  asked: { dataVersion?: string | undefined; pageSize: number },
): Promise<OwnBookChanges> {
  const read = await readBookChanges(client, asked);
  const changes = read.changes.filter(change =>
    own.owns(change.type === 'deleted' ? change : { id: change.row.sample_bookid, code: change.row.sample_bookcode }),
  );
  return {
    ...read,
    changes,
    rows: eachOnce(changes.flatMap(change => (change.type === 'upserted' ? [bareRow(change.row)] : []))),
    deleted: onceBy(
      changes.filter(change => change.type === 'deleted'),
      ({ id }) => id,
    ),
    ids: changes.map(change => (change.type === 'deleted' ? change.id : change.row.sample_bookid)),
  };
}

/** Each row once as it came last, by id: whether one came twice is another question. */
export const eachOnce = (rows: readonly BookRow[]): BookRow[] => onceBy(rows, row => row.sample_bookid);

function onceBy<T>(all: readonly T[], idOf: (one: T) => string): T[] {
  const byId = new Map(all.map(one => [idOf(one), one]));
  return [...byId].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
