import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { type Book, type BookRow, SAMPLE_BOOKS } from '../books';
import type { OwnRows } from '../rows/own-rows';
import type { Patience } from '../../dataverse/change-feed/follow';
import { ExpiredTokenError, WaitTimeoutError } from '../../dataverse/errors';
import { keyAddress } from '../../dataverse/web-api/odata-key';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import { searchShortest } from '../replica/search-shortest';
import type { BookCopy } from './book-copy';

const kinds = ['create', 'update', 'upsert', 'delete', 'ask'] as const;
/** One step: what is done, to which of a few books, with which text. */
export type Step = { readonly kind: (typeof kinds)[number]; readonly slot: number; readonly text: string };

const slots = 4;
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds),
  slot: fc.integer({ min: 0, max: slots - 1 }),
  text: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' }).map(text => `t${text}t`),
});
const sequences = fc.array(step, { minLength: 5, maxLength: 25, size: 'max' });

/** Where a copy and the table went apart. */
type Divergence = {
  readonly steps: readonly string[];
  readonly copy: readonly BookRow[];
  readonly table: readonly BookRow[];
};

export type Convergence = { readonly seed: number; readonly runs: number; readonly divergence: Divergence | undefined };

type Tools = {
  readonly client: WebApiClient;
  readonly rows: OwnRows;
  /** Where each sequence has an empty copy. */
  readonly copies: { withEmptyCopy<T>(act: (copy: BookCopy) => Promise<T>): Promise<T> };
  readonly patience: Patience;
};

/** Milliseconds that a shorter sequence is given to agree after all: the longer one had all the patience there is. */
const hurry = 1_000;

/**
 * Writes random sequences, brings a copy in a database up to date at random moments, and compares it with the table. A
 * divergence is reported by the shortest sequence found in `shorten` milliseconds more. The same seed repeats the same
 * sequences.
 */
export function converge(tools: Tools, seed: number, shorten: number): Promise<Convergence> {
  const { patience } = tools;
  const hurried = { ...tools, patience: { ...patience, limit: Math.min(patience.limit, hurry) } };
  const replay: Replay = (steps, pace) =>
    anewIfExpired(() => replayIntoCopy(pace === 'hurried' ? hurried : tools, steps));
  return searchDivergence(replay, seed, { search: 120_000, shorten });
}

/** What a sequence comes to: undefined when copy and table agree in the end, or, hurried, when they agree soon. */
type Replay = (steps: readonly Step[], pace: 'patient' | 'hurried') => Promise<Divergence | undefined>;

/**
 * Runs random sequences until one diverges, or four did not, and then, hurried, shorter ones that diverge too. What the
 * shortest of them shows is told when it shows it to the patient as well, else what the first one showed. Limits are in
 * milliseconds. Throws WaitTimeoutError when that for the search passed before the first sequence ended: nothing was
 * compared then.
 */
export async function searchDivergence(
  replay: Replay,
  seed: number,
  limits: { readonly search: number; readonly shorten: number },
): Promise<Convergence> {
  const { runs, found } = await searchShortest({ sequences, replay, seed, runs: 4, limits });
  if (runs === 0) throw convergenceTooSlow(limits.search, seed);
  return { seed, runs, divergence: found };
}

/** What a token was to tell that expired young cannot be had any more: the sequence begins anew once, with another copy. */
export async function anewIfExpired<T>(replay: () => Promise<T>): Promise<T> {
  try {
    return await replay();
  } catch (error) {
    if (error instanceof ExpiredTokenError) return replay();
    throw error;
  }
}

/** Undefined when copy and table agree in the end. */
const replayIntoCopy = (tools: Tools, steps: readonly Step[]): Promise<Divergence | undefined> =>
  tools.copies.withEmptyCopy(async copy => {
    const { rows, patience } = tools;
    const books: (Book | undefined)[] = [];
    const ids = new Set<string>();
    await copy.bringUpToDate();
    for (const step of steps) {
      if (step.kind === 'ask') {
        await copy.bringUpToDate();
        continue;
      }
      const book = await writeStep(tools, step, books[step.slot]);
      if (book !== undefined) ids.add(book.id);
      books[step.slot] = book;
    }
    // Rows of other sequences bear codes of this test as well: only the ids tell these apart.
    const table = (await rows.readAll()).filter(({ sample_bookid }) => ids.has(sample_bookid));
    const { held } = await copy.catchUp(ids, table, patience);
    if (isDeepStrictEqual(held, table)) return undefined;
    return { steps: steps.map(({ kind, slot, text }) => `${kind} ${slot} ${text}`), copy: held, table };
  });

/** Returns the slot's book as it is afterwards. A step that does not apply to the slot does nothing. */
async function writeStep(
  { client, rows }: Pick<Tools, 'client' | 'rows'>,
  { kind, text }: Step,
  book: Book | undefined,
): Promise<Book | undefined> {
  if (book === undefined) {
    if (kind !== 'create' && kind !== 'upsert') return undefined;
    const made = rows.planOne({ name: text });
    await (kind === 'create' ? rows.insert(made) : upsertStep(client, made));
    return made;
  }
  if (kind === 'update') return rows.update(book, { name: text });
  if (kind === 'delete') {
    await rows.remove(book);
    return undefined;
  }
  const upserted = { ...book, author: text };
  if (kind === 'upsert') await upsertStep(client, upserted);
  return kind === 'upsert' ? upserted : book;
}

async function upsertStep(client: WebApiClient, { id, code, name, author }: Book): Promise<void> {
  const columns = { sample_bookcode: code, sample_name: name, sample_author: author };
  await client.patch(keyAddress(SAMPLE_BOOKS, id), columns);
}

const convergenceTooSlow = (timeLimit: number, seed: number): WaitTimeoutError =>
  new WaitTimeoutError(
    `Not one sequence of random writes ended within ${timeLimit / 1_000} s, so no copy was compared with the table.`,
    `look in the report for slow or repeated requests, and run again with CONVERGENCE_SEED=${seed}.`,
  );
