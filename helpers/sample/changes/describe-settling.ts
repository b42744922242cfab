import { isDeepStrictEqual } from 'node:util';
import { eachOnce } from '../book-rows';
import type { Settled } from './settled';

/** What the first delta of a chain lacked of what was expected, and what it told beside it, in words. */
export function describeFirstRead({ reads: [first], expected }: Settled): string {
  const { rows = [], deleted = [] } = expected;
  const wanted = [...rows, ...deleted];
  const came = [...first.rows, ...first.deleted];
  const missing = wanted.filter(one => !came.some(other => isDeepStrictEqual(one, other))).length;
  const beside = came.filter(one => !wanted.some(other => isDeepStrictEqual(one, other))).length;
  const twice = first.ids.length - eachOnce(first.ids, id => id).length;
  const seen = [
    ...(missing > 0 ? [`lacked ${missing} of ${wanted.length} changes`] : []),
    ...(beside > 0 ? [`told ${beside} beside them`] : []),
    ...(twice > 0 ? [`told ${twice} twice`] : []),
  ];
  return seen.length === 0 ? 'it held every change once, and nothing else' : `it ${seen.join(', ')}`;
}

/** How soon a chain held what was expected and was at rest, in words. */
export function describeSettling({ reads, settledAfterMs, comesToRest }: Settled): string {
  if (settledAfterMs !== undefined) {
    return `within ${Math.ceil(settledAfterMs / 1_000)} s, after ${reads.length} deltas`;
  }
  if (reads.length === 1) return 'at once: the first delta was enough';
  return `${comesToRest ? 'at rest, and not complete' : 'not at rest'} after ${reads.length} deltas`;
}
