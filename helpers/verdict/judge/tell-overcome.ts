import type { PassingKind } from '../../dataverse/timing/tell';
import type { TestRecord } from '../test-record';

/** What all tests of a run met of one kind and got over: a sentence for each way it showed. None when no test ran. */
export function tellOvercome(what: PassingKind, tests: readonly TestRecord[]): string[] {
  const attempts = tests.flatMap(test => test.attempts);
  if (attempts.every(({ status }) => status === 'skipped')) return [];
  const met = attempts.flatMap(({ evidence }) =>
    evidence.flatMap(one => (one.kind === 'overcame' && one.what === what ? [one] : [])),
  );
  if (met.length === 0) return ['never'];
  return [...new Set(met.map(({ seen }) => seen))].map(seen => {
    const times = met.filter(one => one.seen === seen).map(({ afterMs }) => afterMs);
    const longest = Math.ceil(Math.max(...times) / 1_000);
    return `${seen}: ${times.length === 1 ? 'once' : `${times.length} times`}, for ${longest} s at most`;
  });
}
