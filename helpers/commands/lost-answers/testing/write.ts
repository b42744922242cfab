import { keyAddress } from '../../../dataverse/web-api/odata-key';
import { type Book, SAMPLE_BOOKS } from '../../../sample/books';
import type { OwnRows } from '../../../sample/rows/own-rows';
import type { Sent } from './cutting-proxy';
import type { LossyGround } from './lossy-ground';

/** What a row is known by, whoever made its id. */
type Row = readonly [code: string, name: string];

/** One write of the suite, about to be sent: what the rows are before it, and what they are to be after it. */
type Prepared = {
  readonly act: () => Promise<unknown>;
  readonly before: readonly Row[];
  readonly after: readonly Row[];
};

/** A kind of write that the suite, its set-up or its teardown does. */
export type Write = {
  readonly name: string;
  /** `recognised`: a lost answer is found out, and the write is done once. `untold`: it ends as an error that says that nobody knows. */
  readonly ends: 'recognised' | 'untold';
  readonly meets: (sent: Sent) => boolean;
  readonly prepare: (ground: LossyGround, rows: OwnRows) => Promise<Prepared>;
};

export const has = ({ code, name }: Book): Row => [code, name];
export const sends =
  (method: string) =>
  (sent: Sent): boolean =>
    sent.method === method && sent.path.includes(`/${SAMPLE_BOOKS}`);
export const inBatch = ({ path }: Sent): boolean => path.endsWith('/$batch');
export const executes =
  (message: string) =>
  ({ body }: Sent): boolean =>
    body.includes(`RequestName>${message}<`);

/** Changes one row that is there, or removes it. */
export const onKnown =
  (act: (ground: LossyGround, book: Book, rows: OwnRows) => Promise<unknown>, name?: string): Write['prepare'] =>
  async (ground, rows) => {
    const book = await rows.create();
    return {
      act: () => act(ground, book, rows),
      before: [has(book)],
      after: name === undefined ? [] : [[book.code, name]],
    };
  };

/** Makes rows of books that are not there yet. */
export const ofNew =
  (
    count: number,
    act: (ground: LossyGround, books: readonly Book[], rows: OwnRows) => Promise<unknown>,
  ): Write['prepare'] =>
  (ground, rows) => {
    const books = rows.plan(count);
    return Promise.resolve({ act: () => act(ground, books, rows), before: [], after: books.map(has) });
  };

export const first = (books: readonly Book[]): Book => {
  const [book] = books;
  if (book === undefined) throw new Error('no book was planned');
  return book;
};
export const byCode = ({ code }: Book): string => keyAddress(SAMPLE_BOOKS, { sample_bookcode: code });
export const renamed = 'Renamed';
