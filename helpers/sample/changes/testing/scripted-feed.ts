import type { Change } from '../../../dataverse/change-feed/change';
import type { ChangeFeed, FeedOptions, FeedPage, FeedRead } from '../../../dataverse/change-feed/change-feed';
import { bookColumns, type BookRow } from '../../books';
import { OwnChanges } from '../own-changes';
import type { RowOwner } from '../own-read';

type Pages = readonly (readonly Change<BookRow>[])[];

/** A book's id: a GUID that ends in `n`. */
export const idOfBook = (n: number): string => `a0000000-0000-0000-0000-00000000000${n}`;

/** Book `n` as a feed tells it. */
export const bookRow = (n: number, name: string, code = 'own-1'): BookRow => ({
  sample_bookid: idOfBook(n),
  sample_name: name,
  sample_bookcode: code,
  sample_author: null,
});

export const upserted = (row: BookRow): Change<BookRow> => ({
  type: 'upserted',
  row: { ...row, '@odata.etag': 'W/"1"' },
});

export const deleted = (n: number): Change<BookRow> => ({ type: 'deleted', id: idOfBook(n), reason: 'deleted' });

/**
 * For unit tests: a feed that gives scripted reads, and on whose clock no time passes. Deltas come in turn, the last one for
 * ever, whatever the token; each read of several pages is an array of them.
 */
export class ScriptedFeed implements ChangeFeed<BookRow> {
  readonly endpoint = 'Web API';
  readonly columns: readonly string[] = bookColumns;
  /** The tokens that deltas were asked for with. */
  readonly asked: string[] = [];
  /** Milliseconds of each pause between reads. */
  readonly pauses: number[] = [];
  readonly #initial: Pages;
  readonly #deltas: readonly Pages[];

  constructor(initial: Pages, ...deltas: readonly Pages[]) {
    this.#initial = initial;
    this.#deltas = deltas;
  }

  /** The changes of books 1 to 6, with a minute of patience. */
  ownChanges(owner: Partial<RowOwner> = {}): OwnChanges {
    const ids = new Set([1, 2, 3, 4, 5, 6].map(idOfBook));
    const now = () => this.pauses.reduce((sum, pause) => sum + pause, 0);
    const timing = { now, sleep: (pause: number) => Promise.resolve(void this.pauses.push(pause)) };
    const manner = { pageSize: 10, patience: { limit: 60_000, timing } };
    return new OwnChanges(this, { ids, codePrefix: 'own-', ...owner }, manner);
  }

  initial(options: FeedOptions<FeedPage<BookRow>>): Promise<FeedRead<BookRow>> {
    return this.#told(this.#initial, 'token 0', options);
  }

  since(token: string, options: FeedOptions<FeedPage<BookRow>>): Promise<FeedRead<BookRow>> {
    this.asked.push(token);
    const delta = this.#deltas[Math.min(this.asked.length, this.#deltas.length) - 1] ?? [[]];
    return this.#told(delta, `token ${this.asked.length}`, options);
  }

  selecting(): ChangeFeed<BookRow> {
    return this;
  }

  async #told(
    pages: Pages,
    token: string,
    { afterPage, keep = () => true }: FeedOptions<FeedPage<BookRow>>,
  ): Promise<FeedRead<BookRow>> {
    const told = pages.map((changes, index) => ({
      changes,
      size: changes.length,
      token: index === pages.length - 1 ? token : undefined,
      hasMore: index < pages.length - 1,
    }));
    for (const page of told) await afterPage?.(page);
    const kept = told.map(page => ({ ...page, changes: page.changes.filter(keep) }));
    return { pages: kept, changes: kept.flatMap(({ changes }) => changes), token };
  }
}
