import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../../dataverse/change-feed/change';
import { askedColumns } from '../book-rows';
import { type BookRow, rowOf } from '../books';
import { idOf } from '../changes/own-read';
import { Bits } from './bits';
import type { ManyBooks } from './many-books';

/** What must come of each row: the row as it was written, or that it was deleted. */
export type Awaited = 'rows' | 'deletions';

/** What came, in numbers that are all zero where everything came as it must. Examples are in words, a few of each kind. */
export type Count = {
  /** Rows whose last word was not the one that must come. */
  readonly missing: number;
  /** Rows that came with other values than they were written with. */
  readonly changed: number;
  /** Rows and deletions that nobody wrote: of these rows, or under their codes. */
  readonly invented: number;
  /** Rows that one delta told both as there and as deleted. */
  readonly contradicted: number;
  readonly examples: readonly string[];
};

const examplesOfEach = 3;

type Wrong = 'changed' | 'invented' | 'contradicted';

/**
 * Holds what comes in a chain of deltas against what must come, row by row, and keeps some bits of each. Others' rows are
 * passed over. Within a chain a later word is the newer truth.
 */
export class Tally {
  readonly awaited: Awaited;
  readonly #books: ManyBooks;
  /** Whose last word is the one that must come. */
  readonly #good: Bits;
  /** What the delta at hand told as rows, and as deletions. */
  readonly #now: { readonly rows: Bits; readonly deletions: Bits };
  readonly #counts: Record<Wrong, number> = { changed: 0, invented: 0, contradicted: 0 };
  #doubled = 0;
  readonly #examples = new Map<string, string[]>();

  constructor(books: ManyBooks, awaited: Awaited) {
    this.awaited = awaited;
    this.#books = books;
    this.#good = new Bits(books.count);
    this.#now = { rows: new Bits(books.count), deletions: new Bits(books.count) };
  }

  /** A delta begins. */
  begin(): void {
    this.#now.rows.clear();
    this.#now.deletions.clear();
  }

  /** How many changes of these rows the delta at hand told, each once. */
  get toldNow(): number {
    return this.#now.rows.count + this.#now.deletions.count;
  }

  /** Changes that one delta told more than once. */
  get doubled(): number {
    return this.#doubled;
  }

  /** How many rows have come as they must. */
  get came(): number {
    return this.#good.count;
  }

  /** Whether nothing is missing, and nothing came that must not. */
  get isExact(): boolean {
    const { changed, invented, contradicted } = this.#counts;
    return this.#good.count === this.#books.count && changed + invented + contradicted === 0;
  }

  /** Takes in one change. Throws ProtocolError for a row without its id. */
  hear(change: Change<BookRow>): void {
    const id = idOf(change);
    const n = this.#books.numberOf(id);
    if (n === undefined) this.#hearOther(change, id);
    else if (n >= this.#books.count) this.#note('invented', `${id} is the id of no row that was written`);
    else if (change.type === 'deleted') this.#hearDeletion(n, id);
    else this.#hearRow(n, id, change.row);
  }

  /** What came so far. */
  get count(): Count {
    const missing = this.#books.count - this.#good.count;
    if (missing > 0 && !this.#examples.has('missing')) for (const n of this.#missing()) this.#exemplify('missing', n);
    return { missing, ...this.#counts, examples: [...this.#examples.values()].flat() };
  }

  #hearOther(change: Change<BookRow>, id: string): void {
    if (change.type === 'deleted' || change.row.sample_bookcode?.startsWith(this.#books.seed.codePrefix) !== true)
      return;
    this.#note('invented', `${id} has the code ${change.row.sample_bookcode}, and another row was written with it`);
  }

  #hearDeletion(n: number, id: string): void {
    this.#hearKind(n, id, 'deletions');
    if (this.awaited === 'rows') this.#note('invented', `${id} is told as deleted, and nobody deleted it`);
    this.#good.set(n, this.awaited === 'deletions');
  }

  #hearRow(n: number, id: string, row: BookRow): void {
    this.#hearKind(n, id, 'rows');
    const isAsWritten = isDeepStrictEqual(askedColumns(row), rowOf(this.#books.book(n)));
    if (!isAsWritten) this.#note('changed', `${id} came as ${JSON.stringify(askedColumns(row))}`);
    this.#good.set(n, this.awaited === 'rows' && isAsWritten);
  }

  #hearKind(n: number, id: string, kind: 'rows' | 'deletions'): void {
    const [same, other] =
      kind === 'rows' ? [this.#now.rows, this.#now.deletions] : [this.#now.deletions, this.#now.rows];
    // Nobody promises that a row comes once: whether it does is a question of its own.
    if (same.has(n)) this.#doubled += 1;
    if (other.has(n)) this.#note('contradicted', `${id} came in one delta as a row and as deleted`);
    same.set(n, true);
  }

  *#missing(): Generator<string> {
    for (let n = 0, found = 0; n < this.#books.count && found < examplesOfEach; n += 1) {
      if (this.#good.has(n)) continue;
      found += 1;
      yield `${this.#books.book(n).id} did not come ${this.awaited === 'rows' ? 'as it was written' : 'as deleted'}`;
    }
  }

  #note(kind: Wrong, example: string): void {
    this.#counts[kind] += 1;
    this.#exemplify(kind, example);
  }

  #exemplify(kind: string, example: string): void {
    const known = this.#examples.get(kind) ?? [];
    if (known.length < examplesOfEach) this.#examples.set(kind, [...known, example]);
  }
}
