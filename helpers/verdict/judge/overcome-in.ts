import { passingKinds } from '../../dataverse/timing/tell';
import type { TestRecord } from '../test-record';
import type { Verdict } from '../verdict-schema';

/** What a run met in passing and got over, by kind: how often, and for how long it was waited. Empty when it met nothing. */
export function overcomeIn(tests: readonly TestRecord[]): NonNullable<Verdict['overcome']> {
  const met = tests.flatMap(({ attempts }) =>
    attempts.flatMap(({ evidence }) => evidence.flatMap(one => (one.kind === 'overcame' ? [one] : []))),
  );
  return passingKinds.flatMap(what => {
    const own = met.filter(one => one.what === what);
    const waitedMs = own.reduce((sum, { afterMs }) => sum + afterMs, 0);
    return own.length === 0 ? [] : [{ what, times: own.length, waitedMs }];
  });
}
