import type { Requirement } from '../requirements/catalogue';
import type { Judgement } from './judge-test';
import type { TestRecord } from './test-record';
import type { RequirementOutcome } from './verdict-schema';

export type JudgedTest = { readonly test: TestRecord; readonly judgement: Judgement };

/** From the outcome that decides most to the one that decides least. One passed test outweighs a skipped one. */
const byWeight: readonly Judgement['outcome'][] = ['failed', 'error', 'blocked', 'passed', 'skipped'];

/** Where nothing failed, a stage is blocked because a filter left out the one before it: what passed elsewhere counts. */
const byWeightWhenFiltered: typeof byWeight = ['failed', 'error', 'passed', 'blocked', 'skipped'];

/** What a requirement is that no test of the run names. */
export const untouched: Judgement = {
  outcome: 'skipped',
  reason: 'No test of this run checks it: its profile leaves it out, or a filter did.',
};

/** The same in a run that ended before it came to any test: wrong settings, an emulator that did not start. */
export const unreached: Judgement = { outcome: 'blocked', reason: 'The run ended before its tests.' };

/** The outcome of a requirement: that of the test that decides most among those which name it, else `otherwise`. */
export function judgeRequirement(
  requirement: Requirement,
  judged: readonly JudgedTest[],
  otherwise: Judgement,
  somethingFailed: boolean,
): RequirementOutcome {
  const { id, level, statement, source } = requirement;
  const own = judged.filter(({ test }) => test.requirementIds.some(named => named === id));
  const observed = own.map(({ test }) => test.observed.get(id)).filter(seen => seen !== undefined);
  const tests = own.map(({ test: { title, file, line, durationMs } }) => ({ title, file, line, durationMs }));
  const decisive = heaviest(own, somethingFailed ? byWeight : byWeightWhenFiltered);
  const judgement = decisive?.judgement ?? unlooked(requirement, otherwise);
  const { exchange } = decisive?.test ?? {};
  const decided = level === 'OBSERVE' ? observation(judgement, observed) : judgement;
  return {
    ...{ id, level, statement, source, ...decided },
    observed: observed.join('; ') || null,
    tests,
    ...(exchange !== undefined && { exchange }),
  };
}

/** What no spec can check says so, rather than that this run left it out. */
const unlooked = ({ untested }: Requirement, otherwise: Judgement): Judgement =>
  untested === undefined || otherwise === unreached
    ? otherwise
    : { outcome: 'skipped', reason: `Not tested: ${untested}.` };

function heaviest(own: readonly JudgedTest[], weights: typeof byWeight): JudgedTest | undefined {
  for (const outcome of weights) {
    const decisive = own.find(({ judgement }) => judgement.outcome === outcome);
    if (decisive !== undefined) return decisive;
  }
  return undefined;
}

/** What was seen is what counts. A crash is shown as the suite's own: nothing here can fail the environment. */
function observation(
  judgement: Judgement,
  observed: readonly string[],
): Pick<RequirementOutcome, 'outcome' | 'reason'> {
  if (observed.length > 0) return { outcome: 'observed', reason: null };
  if (judgement.outcome === 'passed') return { outcome: 'skipped', reason: 'The test recorded nothing.' };
  return judgement.outcome === 'failed' ? { outcome: 'error', reason: judgement.reason } : judgement;
}
