import type { ChangeFeed } from '../../../dataverse/change-feed/change-feed';
import type { BookRow } from '../../../sample/books';
import { Replica } from '../../../sample/replica/replica';

const pageSize = 5_000;

/** One of those who ask for changes, token after token, while others write. */
export class Follower {
  readonly #feed: ChangeFeed<BookRow>;
  readonly #copy = new Replica();
  #token: string | undefined;

  constructor(feed: ChangeFeed<BookRow>) {
    this.#feed = feed;
  }

  async followUntil(isOver: () => boolean): Promise<void> {
    while (!isOver()) await this.ask();
  }

  /** Asks once, for every row the first time. */
  async ask(): Promise<void> {
    const { changes, token } = await (this.#token === undefined
      ? this.#feed.initial({ pageSize })
      : this.#feed.since(this.#token, { pageSize }));
    this.#copy.apply(changes);
    this.#token = token;
  }

  /** What its copy holds, as `code: name` by id. */
  table(): ReadonlyMap<string, string> {
    return new Map(
      this.#copy.rows.map(row => [row.sample_bookid, `${row.sample_bookcode ?? ''}: ${row.sample_name ?? ''}`]),
    );
  }
}
