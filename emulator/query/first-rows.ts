import { type Row } from '../engine/values/row';
import { type Comparable, compareComparables } from './comparable';
import { orderedComparable, type OrderKey } from './row-order';

/** A row with what it is ordered by, which is worked out once. */
type Keyed = { readonly row: Row; readonly values: readonly (Comparable | null)[] };

/** The first rows in this order, `count` at most: of all others none is kept or sorted. Rows that are equal stay in the order they came in. */
export function firstRows(rows: Iterable<Row>, order: readonly OrderKey[], count: number): readonly Row[] {
  const compare = compareKeyed(order);
  let kept: Keyed[] = [];
  let last: Keyed | undefined;
  for (const row of rows) {
    const keyed = { row, values: order.map(({ read, family }) => orderedComparable(read(row), family)) };
    if (last !== undefined && compare(keyed, last) >= 0) continue;
    kept.push(keyed);
    if (kept.length < 2 * count + 64) continue;
    kept = kept.sort(compare).slice(0, count);
    last = kept.at(-1);
  }
  return kept
    .sort(compare)
    .slice(0, count)
    .map(({ row }) => row);
}

const compareKeyed =
  (order: readonly OrderKey[]) =>
  (left: Keyed, right: Keyed): number => {
    for (const [n, { descending }] of order.entries()) {
      const result = compareComparables(left.values[n] ?? null, right.values[n] ?? null);
      if (result !== 0) return descending ? -result : result;
    }
    return 0;
  };
