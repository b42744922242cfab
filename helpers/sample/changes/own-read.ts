import type { Change, Deletion } from '../../dataverse/change-feed/change';
import type { FeedPage, FeedRead } from '../../dataverse/change-feed/change-feed';
import { ProtocolError } from '../../dataverse/errors';
import { byId, eachOnce, plainRow } from '../book-rows';
import type { BookRow } from '../books';

/** One page of changes of the sample's table. */
export type BookPage = FeedPage<BookRow>;

/** How the rows of one owner are recognized in a table with other people's: by their ids, or by how their codes begin. */
export type RowOwner = {
  readonly ids: ReadonlySet<string>;
  readonly codePrefix: string;
  /** The ids of those that the table must hold now, as far as the owner knows. */
  readonly present?: ReadonlySet<string>;
};

/** What of a read concerns the owner's rows, and its pages: those of a delta with everybody's. */
export type OwnRead<Page extends BookPage = BookPage> = {
  /** In the order they came, rows with the columns that were asked for and the primary key, and their annotations. */
  readonly changes: readonly Change<BookRow>[];
  /** Rows without annotations, each once as it came last, by id. */
  readonly rows: readonly BookRow[];
  /** Deletions, each once, by id. */
  readonly deleted: readonly Deletion[];
  /** Ids of both, in the order they came. */
  readonly ids: readonly string[];
  readonly pages: readonly Page[];
  readonly token: string;
};

/** The owner's part of a read that asked for these columns. */
export function ownRead<Page extends BookPage>(
  { pages, changes: all, token }: FeedRead<BookRow, Page>,
  owner: RowOwner,
  columns: readonly string[],
): OwnRead<Page> {
  const changes = ownChangesOf(all, owner).map(change => narrowed(change, columns));
  return {
    changes,
    rows: byId(changes.flatMap(change => (change.type === 'upserted' ? [plainRow(change.row)] : []))),
    deleted: eachOnce(
      changes.filter(change => change.type === 'deleted'),
      ({ id }) => id,
    ),
    ids: changes.map(idOf),
    pages,
    token,
  };
}

/** The changes that concern the owner's rows, as they came. */
export const ownChangesOf = (changes: readonly Change<BookRow>[], owner: RowOwner): readonly Change<BookRow>[] =>
  changes.filter(change => isOwn(change, owner));

/** Whether a change concerns one of the owner's rows. Throws as {@link idOf} does. */
export const isOwn = (change: Change<BookRow>, { ids, codePrefix }: RowOwner): boolean =>
  ids.has(idOf(change)) ||
  (change.type === 'upserted' && (change.row.sample_bookcode?.startsWith(codePrefix) ?? false));

/** The id of the row that changed, in lower case. Throws ProtocolError when a row came without its primary key. */
export function idOf(change: Change<BookRow>): string {
  if (change.type === 'deleted') return change.id;
  const id: unknown = change.row.sample_bookid;
  if (typeof id === 'string') return id.toLowerCase();
  throw new ProtocolError(
    `A row came without its primary key sample_bookid: ${JSON.stringify(change.row)}`,
    'open the reply in the report: rows of a tracked read carry the primary key though it is not selected.',
  );
}

/** What else a row carries is no answer to the question: whether it carries more is a requirement of its own. */
function narrowed(change: Change<BookRow>, columns: readonly string[]): Change<BookRow> {
  if (change.type === 'deleted') return change;
  const asked = Object.entries(change.row).filter(
    ([name]) => name.includes('@') || name === 'sample_bookid' || columns.includes(name),
  );
  // The same object without the columns that nobody asked for.
  return { type: 'upserted', row: Object.fromEntries(asked) as typeof change.row };
}
