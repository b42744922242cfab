import type { Row } from './survival-page';

/** What a run counted in one file of tests. */
export type Counted = {
  readonly file: string;
  readonly rows: readonly Row[];
  /** Every test of the file passed: what the page says beyond these rows, nobody counts any more. */
  readonly whole: boolean;
};

const key = ({ area, fault, file }: Row): string => [area, fault, file].join('\n');

/** Notes of one fault in one file as one row. */
export function addUp(rows: readonly Row[]): Row[] {
  const sums = new Map<string, Row>();
  for (const row of rows) {
    const { tried = 0, survived = 0 } = sums.get(key(row)) ?? {};
    sums.set(key(row), { ...row, tried: tried + row.tried, survived: survived + row.survived });
  }
  return [...sums.values()];
}

/** The rows that the page should have: those counted now, and the others of files that are there and were not run whole. */
export function reconcile(
  page: readonly Row[],
  counted: readonly Counted[],
  isThere: (file: string) => boolean,
): Row[] {
  const now = new Set(counted.flatMap(({ rows }) => rows.map(key)));
  const whole = new Set(counted.filter(one => one.whole).map(({ file }) => file));
  const kept = page.filter(row => !now.has(key(row)) && !whole.has(row.file) && isThere(row.file));
  return [...counted.flatMap(({ rows }) => rows), ...kept];
}
