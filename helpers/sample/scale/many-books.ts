import { randomBytes, randomUUID } from 'node:crypto';
import type { Book } from '../books';

/** Rows that CreateMultiple takes in one request: https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations */
export const mostInRequest = 1_000;

/** What the rows are made from. It is all that has to be kept of them. */
export type ManyBooksSeed = {
  readonly count: number;
  /** What the ids begin with: 24 characters, up to the last group. */
  readonly idPrefix: string;
  /** What the codes begin with: the run and this test. */
  readonly codePrefix: string;
};

/** Books that one request creates. */
export type Batch = { readonly books: readonly Book[]; readonly codePrefix: string };

/**
 * As many books as are asked for, each made from its number when it is needed: however many there are, none is kept. The
 * number is in the last group of the id, which is what SQL Server orders ids by, so that rows are written side by side.
 */
export class ManyBooks {
  readonly seed: ManyBooksSeed;

  constructor(seed: ManyBooksSeed) {
    this.seed = seed;
  }

  /** Rows of a run that nobody has made yet. */
  static of(runId: string, count: number): ManyBooks {
    return new ManyBooks({
      count,
      idPrefix: randomUUID().slice(0, 24),
      codePrefix: `${runId}-${randomBytes(3).toString('hex')}-`,
    });
  }

  get count(): number {
    return this.seed.count;
  }

  /** Book number `n`, from 0. */
  book(n: number): Book {
    return {
      id: `${this.seed.idPrefix}${n.toString(16).padStart(12, '0')}`,
      code: `${this.#prefixAt(n)}${n}`,
      name: `Book ${n}`,
      author: `Author ${n % 97}`,
    };
  }

  /** The number that an id in lower case was made from, also of one that is none of these; undefined for the id of another's row. */
  numberOf(id: string): number | undefined {
    if (!id.startsWith(this.seed.idPrefix)) return undefined;
    const number = Number.parseInt(id.slice(this.seed.idPrefix.length), 16);
    return Number.isSafeInteger(number) ? number : undefined;
  }

  /**
   * All of them, in requests of at most a thousand rows; of few rows there are some requests too, so that they go out in
   * parallel.
   */
  *batches(): Generator<Batch> {
    const size = Math.min(mostInRequest, Math.max(1, Math.ceil(this.count / 64)));
    let books: Book[] = [];
    for (let n = 0; n < this.count; n += 1) {
      books.push(this.book(n));
      const isFull = books.length === size || (n + 1) % mostInRequest === 0 || n + 1 === this.count;
      if (!isFull) continue;
      yield { books, codePrefix: this.#prefixAt(n) };
      books = [];
    }
  }

  /** By which a server finds a thousand of them. */
  #prefixAt(n: number): string {
    return `${this.seed.codePrefix}${Math.floor(n / mostInRequest)}-`;
  }
}
