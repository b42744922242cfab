import { createHash } from 'node:crypto';
import { EndlessReadError, ProtocolError } from '../errors';

/**
 * Pages without rows in a row, each with a link to the next. A service may send some
 * (https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_ServerDrivenPaging), as one would that leaves
 * out deleted rows, or those of others, after it has cut the pages: in pages of two rows, that is two thousand rows left out.
 */
const emptyPages = 1_000;

/** Pages in a row that bring what an earlier page of the same read brought: no reason for that is known. */
const repeatedPages = 100;

/** Pages of one read. At the usual 5,000 rows to a page it is more than a table holds. */
const allPages = 1_000_000;

/** Characters of the rows of one read that are kept in memory at once: a million rows. */
export const mostKept = 256 * 1024 * 1024;

/** Characters of all rows of one read, about: what a test waits for, however few of them it keeps. */
export const mostRead = 1024 * 1024 * 1024;

/** Watches over the pages of one read, whose links may be new ones for ever. */
export class PageProgress {
  readonly #mostKept: number;
  readonly #mostRead: number;
  readonly #seen = new Set<string>();
  #pages = 0;
  #kept = 0;
  #read = 0;
  #empty = 0;
  #repeated = 0;

  /** The most characters of its rows that may be kept, and that may come. */
  constructor({
    mostKept = Infinity,
    mostRead = Infinity,
  }: { readonly mostKept?: number; readonly mostRead?: number } = {}) {
    this.#mostKept = mostKept;
    this.#mostRead = mostRead;
  }

  /**
   * Notes a page that leads on to another. Throws ProtocolError when so many came without anything new that there will be no
   * end, and EndlessReadError when there are more than anybody can take. `kept`: what of its items is kept, nothing where
   * they are handed on.
   */
  leadsOn(items: readonly unknown[], kept: readonly unknown[] = []): void {
    this.#pages += 1;
    if (kept.length > 0 && this.#mostKept < Infinity) this.#kept += JSON.stringify(kept).length;
    if (items.length === 0) this.#empty += 1;
    else this.#noteContent(items);
    if (this.#empty >= emptyPages || this.#repeated >= repeatedPages) {
      throw idle(this.#pages, this.#empty + this.#repeated);
    }
    if (this.#pages >= allPages || this.#kept > this.#mostKept || this.#read > this.#mostRead)
      throw tooMany(this.#pages);
  }

  /**
   * A page is known by its ends, which a page of an honest read has to itself; the whole of it is looked at only where an
   * earlier one had the same. So it takes one more to know that it is repeated, and nothing new is taken for a repetition.
   */
  #noteContent(items: readonly unknown[]): void {
    const ends = JSON.stringify([items[0], items.at(-1)]);
    this.#read += (ends.length / 2) * items.length;
    if (this.#isNew(digest(`${items.length} ${ends}`)) || this.#isNew(digest(JSON.stringify(items)))) {
      this.#empty = 0;
      this.#repeated = 0;
    } else this.#repeated += 1;
  }

  #isNew(content: string): boolean {
    const before = this.#seen.size;
    this.#seen.add(content);
    return this.#seen.size > before;
  }
}

/** Of a page in memory: no content is kept. */
const digest = (content: string): string => createHash('sha256').update(content).digest('base64');

const idle = (pages: number, idlePages: number): ProtocolError =>
  new ProtocolError(
    `After ${pages} pages a read of changes leads on to one more, and the last ${idlePages} brought nothing that had not come before.`,
    'look at the links or paging cookies of these pages in the report: the server does not come to an end of its own.',
  );

const tooMany = (pages: number): EndlessReadError =>
  new EndlessReadError(
    `A read of changes did not end within ${pages} pages, which are more than can be kept.`,
    'look at the pages in the report: does the server make up rows? For a table of so many rows use an environment with fewer.',
  );
