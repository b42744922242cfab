import type { Transform } from 'node:stream';
import { constants, createBrotliDecompress, createUnzip } from 'node:zlib';
import { LongBodyError } from '../body-limits';

/** The codings that are asked for, as `Accept-Encoding` names them. */
export const acceptedCodings = 'gzip, br';

/** As browsers do: what ends without the marks of an end is read as far as it came. */
const unzip = (): Transform => createUnzip({ flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH });
const unbrotli = (): Transform =>
  createBrotliDecompress({
    flush: constants.BROTLI_OPERATION_FLUSH,
    finishFlush: constants.BROTLI_OPERATION_FLUSH,
  });

const decoders: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', unzip],
  ['x-gzip', unzip],
  ['deflate', unzip],
  ['br', unbrotli],
]);

/** More than anybody uses: each takes memory of its own. */
const mostCodings = 5;

/** Who waits for a body: told once, of all of it, or of what is wrong with it. */
export type Waiting = { readonly done: (body: Uint8Array) => void; readonly fail: (error: Error) => void };

/** What the head of an answer says of its body. */
export type Announced = {
  readonly status: number;
  /** Its header `Content-Encoding`. */
  readonly codings: string;
  /** Bytes that it may have, before and after it is decompressed. */
  readonly limit: number;
};

/** The body of one answer, decompressed as it comes, and cut off where it is longer than it may be. */
export class AnswerBody {
  readonly #status: number;
  readonly #limit: number;
  readonly #waiting: Waiting;
  readonly #stages: readonly Transform[];
  readonly #pieces: Uint8Array[] = [];
  #came = 0;
  #kept = 0;

  /** Throws for more codings than anybody uses. */
  constructor({ status, codings, limit }: Announced, waiting: Waiting) {
    this.#status = status;
    this.#limit = limit;
    this.#waiting = waiting;
    this.#stages = stagesOf(codings);
    for (const [n, stage] of this.#stages.entries()) {
      stage.on('error', waiting.fail);
      const next = this.#stages[n + 1];
      if (next !== undefined) stage.pipe(next);
      else stage.on('data', (piece: Uint8Array) => this.#keep(piece)).on('end', () => this.#done());
    }
  }

  take(piece: Uint8Array): void {
    this.#came += piece.byteLength;
    const [first] = this.#stages;
    if (first === undefined) this.#keep(piece);
    else if (this.#came > this.#limit) this.#tooLong();
    else first.write(piece);
  }

  /** No more comes. */
  end(): void {
    const [first] = this.#stages;
    if (first === undefined) this.#done();
    else first.end();
  }

  /** Nobody waits any more. */
  drop(): void {
    this.#pieces.length = 0;
    for (const stage of this.#stages) stage.destroy();
  }

  #keep(piece: Uint8Array): void {
    this.#kept += piece.byteLength;
    if (this.#kept > this.#limit) this.#tooLong();
    else this.#pieces.push(piece);
  }

  #done(): void {
    const [only, ...more] = this.#pieces;
    this.#waiting.done(only !== undefined && more.length === 0 ? only : Buffer.concat(this.#pieces, this.#kept));
  }

  #tooLong(): void {
    this.#waiting.fail(new LongBodyError(this.#status, this.#limit));
  }
}

/** What undoes the codings, the last one first. Nothing where one is unknown, such as `utf-8`: most of those are none, and browsers hand on what comes. */
function stagesOf(codings: string): Transform[] {
  const names = codings
    .toLowerCase()
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '' && name !== 'identity');
  if (names.length > mostCodings) throw new Error(`a body that was compressed ${names.length} times over`);
  const known = names.flatMap(name => decoders.get(name) ?? []);
  return known.length < names.length ? [] : known.reverse().map(decoder => decoder());
}
