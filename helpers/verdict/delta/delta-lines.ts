import { isDeepStrictEqual } from 'node:util';
import type { Deletion } from '../../dataverse/change-feed/change';
import type { Settled } from '../../sample/changes/settled';

/** What came of one row, held against what was expected of it. */
export type DeltaLine = {
  readonly standing: Standing;
  /** `upserted` where nobody knows whether the row was there before: an endpoint does not say. */
  readonly change: 'created' | 'updated' | 'upserted' | 'deleted';
  readonly id: string;
  readonly cells: readonly Cell[];
};

/** `open`: nobody knows whether and how it comes. */
export type Standing = 'as expected' | 'missing' | 'not expected' | 'differs' | 'open';

/** A column's values, as far as they are known: before the write, as they came, and as expected where that differs. */
export type Cell = {
  readonly column: string;
  readonly before?: unknown;
  readonly came?: unknown;
  readonly expected?: unknown;
};

/** What the lines are made from. */
export type Delta = Pick<Settled, 'rows' | 'deleted' | 'expected' | 'before'>;

type Row = Readonly<Record<string, unknown>>;

/** A line for each row that came or was expected: those that are not as expected first. */
export function deltaLines({ rows, deleted, expected, before }: Delta): readonly DeltaLine[] {
  const known = (id: string): Row | undefined => before.get(id)?.row;
  const columns = columnsOf([...rows, ...(expected.rows ?? [])]);
  const isOpen = (id: string): boolean => expected.open?.includes(id) ?? false;
  const upserts = paired(rows, expected.rows ?? [], row => row.sample_bookid).map(
    ({ id, came, awaited }): DeltaLine => ({
      standing: isOpen(id) ? 'open' : standingOf(came, awaited),
      change: before.size === 0 ? 'upserted' : known(id) === undefined ? 'created' : 'updated',
      id,
      cells: columns.map(column => cellOf(column, { before: known(id), came, awaited })),
    }),
  );
  const deletions = paired<Deletion, Deletion>(deleted, expected.deleted ?? [], ({ id }) => id).map(
    ({ id, came, awaited }): DeltaLine => ({
      standing: isOpen(id) ? 'open' : standingOf(came, awaited),
      change: 'deleted',
      id,
      cells: [
        ...columns.map(column => cellOf(column, { before: known(id) })),
        ...(came?.reason === awaited?.reason ? [] : [cellOf('reason', { came, awaited })]),
      ],
    }),
  );
  return [...upserts, ...deletions].toSorted((one, other) => weights[one.standing] - weights[other.standing]);
}

/** `3 as expected, 1 missing`. */
export function countStandings(lines: readonly DeltaLine[]): string {
  const standings = Object.keys(weights).map(standing => ({
    standing,
    count: lines.filter(line => line.standing === standing).length,
  }));
  const told = standings.filter(({ count }) => count > 0).map(({ standing, count }) => `${count} ${standing}`);
  return told.join(', ') || 'nothing';
}

const weights: Readonly<Record<Standing, number>> = {
  missing: 0,
  differs: 1,
  'not expected': 2,
  open: 3,
  'as expected': 4,
};

const standingOf = (came: unknown, awaited: unknown): Standing => {
  if (came === undefined) return 'missing';
  if (awaited === undefined) return 'not expected';
  return isDeepStrictEqual(came, awaited) ? 'as expected' : 'differs';
};

/** What came and what was expected of each id, in the order in which it came. */
function paired<Came, Awaited>(
  all: readonly Came[],
  expected: readonly Awaited[],
  idOf: (one: Came | Awaited) => string,
): { readonly id: string; readonly came: Came | undefined; readonly awaited: Awaited | undefined }[] {
  const came = new Map(all.map(one => [idOf(one), one]));
  const awaited = new Map(expected.map(one => [idOf(one), one]));
  const ids = [...new Set([...came.keys(), ...awaited.keys()])];
  return ids.map(id => ({ id, came: came.get(id), awaited: awaited.get(id) }));
}

function cellOf(
  column: string,
  rows: { readonly before?: Row | undefined; readonly came?: Row | undefined; readonly awaited?: Row | undefined },
): Cell {
  const [before, came, awaited] = [rows.before?.[column], rows.came?.[column], rows.awaited?.[column]];
  return {
    column,
    ...(before !== undefined && { before }),
    ...(came !== undefined && { came }),
    ...(rows.awaited !== undefined && !isDeepStrictEqual(came, awaited) && { expected: awaited }),
  };
}

/** The primary key is a column of every line already. */
const columnsOf = (rows: readonly Row[]): string[] =>
  [...new Set(rows.flatMap(row => Object.keys(row)))].filter(name => name !== 'sample_bookid' && !name.includes('@'));
