import { isDeepStrictEqual } from 'node:util';
import type { Deletion } from '../../dataverse/change-feed/change';
import type { Chain } from '../../dataverse/change-feed/follow';
import { byId, eachOnce } from '../book-rows';
import type { BookRow } from '../books';
import type { BookPage, OwnRead } from './own-read';
import { lastWords, type Place, type Told, toldBy } from './place';

/** A row that must come: its id, and its selected columns. */
type ExpectedRow = { readonly sample_bookid: string; readonly [column: string]: unknown };

/** What must have come since a place, each once: whatever is left out must be nothing. */
export type Expected = {
  readonly rows?: readonly ExpectedRow[];
  readonly deleted?: readonly Deletion[];
  /** Ids of rows of which nobody knows whether and how they come. They are told, and never waited for. */
  readonly open?: readonly string[];
};

/** What a chain of deltas brought, taken together. */
export type Union = {
  /** Rows as they came last, by id. */
  readonly rows: readonly BookRow[];
  /** Deletions, by id. */
  readonly deleted: readonly Deletion[];
  /** Whether the chain ended: with a delta that held exactly what was expected, or with one that held nothing of ours. */
  readonly comesToRest: boolean;
};

/** A chain of deltas that was followed until it came to rest with what was expected, or for as long as there was patience. */
export type Settled<Page extends BookPage = BookPage> = Union & {
  readonly expected: Expected;
  /** The last word on each own row before the chain. */
  readonly before: Told;
  /** Of everything that was told in the chain, news or not, in the order it came. */
  readonly ids: readonly string[];
  /** Each delta, in order: what one of them brought is what the environment said in one answer. */
  readonly reads: readonly [OwnRead<Page>, ...OwnRead<Page>[]];
  /** Where the chain ended. */
  readonly place: Place;
  /** Milliseconds until it held what was expected and was at rest; undefined when its first delta was enough, or none was. */
  readonly settledAfterMs: number | undefined;
};

type Reads = Settled['reads'];

/**
 * Whether there is nothing to wait for: the first read holds exactly what is expected; or else all reads together do, and
 * the last of them brought nothing. What had been told before the place may be told again.
 */
export function isSettled(reads: Reads, before: Told, expected: Expected): boolean {
  return isAtRest(reads, expected) && isAsExpected(unionOf(reads, before, expected), expected);
}

/** Sums up a chain that was followed from a place. */
export function settledOf<Page extends BookPage>(
  { reads, isDone, afterMs }: Chain<OwnRead<Page>>,
  before: Told,
  expected: Expected,
): Settled<Page> {
  const last = reads.at(-1) ?? reads[0];
  return {
    ...unionOf(reads, before, expected),
    expected,
    before,
    ids: reads.flatMap(({ ids }) => ids),
    reads,
    place: { token: last.token, told: lastWords(before, ...reads.map(toldBy)) },
    settledAfterMs: isDone && reads.length > 1 ? afterMs : undefined,
  };
}

/** What came and what was expected, side by side: open rows are in neither. */
export const sideBySide = ({ rows, deleted, comesToRest, expected }: Settled): { came: Union; expected: unknown } => ({
  came: { ...withoutOpen({ rows, deleted }, expected), comesToRest },
  expected: { ...inOrder(expected), comesToRest: true },
});

const isAsExpected = (union: Pick<Union, 'rows' | 'deleted'>, expected: Expected): boolean =>
  isDeepStrictEqual(withoutOpen(union, expected), inOrder(expected));

const withoutOpen = ({ rows, deleted }: Pick<Union, 'rows' | 'deleted'>, { open = [] }: Expected) => ({
  rows: rows.filter(row => !open.includes(row.sample_bookid)),
  deleted: deleted.filter(({ id }) => !open.includes(id)),
});

const inOrder = ({ rows = [], deleted = [] }: Expected) => ({
  rows: eachOnce(rows, row => row.sample_bookid),
  deleted: eachOnce(deleted, ({ id }) => id),
});

function isAtRest(reads: Reads, expected: Expected): boolean {
  if (reads.length > 1) return reads.at(-1)?.changes.length === 0;
  const [first] = reads;
  return isAsExpected(first, expected);
}

/** Once the chain is at rest, what was told again just as it had been told before is no news. */
function unionOf(reads: Reads, before: Told, expected: Expected): Union {
  const comesToRest = isAtRest(reads, expected);
  const { rows = [], deleted = [] } = expected;
  const awaited = new Set([...rows.map(row => row.sample_bookid), ...deleted.map(({ id }) => id)]);
  const said = reads.map(toldBy);
  const isToldAgain = (id: string): boolean =>
    !awaited.has(id) && said.every(told => !told.has(id) || isDeepStrictEqual(told.get(id), before.get(id)));
  const news = [...lastWords(...said)].filter(([id]) => !(comesToRest && isToldAgain(id))).map(([, word]) => word);
  return {
    rows: byId(news.flatMap(({ row }) => row ?? [])),
    deleted: eachOnce(
      news.flatMap(({ deletion }) => deletion ?? []),
      ({ id }) => id,
    ),
    comesToRest,
  };
}
