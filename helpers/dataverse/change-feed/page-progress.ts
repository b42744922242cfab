import { createHash } from 'node:crypto';
import { ProtocolError } from '../errors';

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

/** Watches over the pages of one read, whose links may be new ones for ever. */
export class PageProgress {
  readonly #seen = new Set<string>();
  #pages = 0;
  #empty = 0;
  #repeated = 0;

  /** Notes a page that leads on to another. Throws ProtocolError when so many came that there will be no end. */
  leadsOn(items: readonly unknown[]): void {
    this.#pages += 1;
    if (items.length === 0) this.#empty += 1;
    else this.#noteContent(createHash('sha256').update(JSON.stringify(items)).digest('base64'));
    if (this.#empty >= emptyPages || this.#repeated >= repeatedPages) {
      throw idle(this.#pages, this.#empty + this.#repeated);
    }
    if (this.#pages >= allPages) throw tooMany();
  }

  #noteContent(content: string): void {
    if (this.#seen.has(content)) {
      this.#repeated += 1;
      return;
    }
    this.#seen.add(content);
    this.#empty = 0;
    this.#repeated = 0;
  }
}

const idle = (pages: number, idlePages: number): ProtocolError =>
  new ProtocolError(
    `After ${pages} pages a read of changes leads on to one more, and the last ${idlePages} brought nothing that had not come before.`,
    'look at the links or paging cookies of these pages in the report: the server does not come to an end of its own.',
  );

const tooMany = (): ProtocolError =>
  new ProtocolError(
    `A read of changes did not end within ${allPages} pages.`,
    'look at the pages in the report: does the server repeat rows? For a table of so many rows set a greater PAGE_SIZE.',
  );
