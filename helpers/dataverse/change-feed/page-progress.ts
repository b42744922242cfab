import { createHash } from 'node:crypto';
import { ProtocolError } from '../errors';

/**
 * Pages in a row that may bring nothing new: none, or what an earlier page of the same read brought. A service may answer with
 * pages without rows and a link
 * (https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_ServerDrivenPaging); nobody has seen so
 * many of them.
 */
const idlePages = 100;

/** Pages of one read. At the usual 5,000 rows to a page it is more than a table holds. */
const allPages = 1_000_000;

/** Watches over the pages of one read, whose links may be new ones for ever. */
export class PageProgress {
  readonly #seen = new Set<string>();
  #pages = 0;
  #idle = 0;

  /** Notes a page that leads on to another. Throws ProtocolError when so many came that there will be no end. */
  leadsOn(items: readonly unknown[]): void {
    this.#pages += 1;
    const content = createHash('sha256').update(JSON.stringify(items)).digest('base64');
    this.#idle = items.length === 0 || this.#seen.has(content) ? this.#idle + 1 : 0;
    this.#seen.add(content);
    if (this.#idle >= idlePages) throw idle(this.#pages);
    if (this.#pages >= allPages) throw tooMany();
  }
}

const idle = (pages: number): ProtocolError =>
  new ProtocolError(
    `After ${pages} pages a read of changes leads on to one more, and the last ${idlePages} brought nothing that had not come before.`,
    'look at the links or paging cookies of these pages in the report: the server does not come to an end of its own.',
  );

const tooMany = (): ProtocolError =>
  new ProtocolError(
    `A read of changes did not end within ${allPages} pages.`,
    'look at the pages in the report: does the server repeat rows? For a table of so many rows set a greater PAGE_SIZE.',
  );
