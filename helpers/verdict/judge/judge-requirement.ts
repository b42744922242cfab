import type { JudgedTest } from './judge-test';
import { kindOf } from '../kinds';
import { byWeight, byWeightWhenFiltered, type Judgement, mostDecisiveOutcome, ofGroundwork } from './judgement';
import type { Requirement } from '../requirements/catalogue';
import { tellOvercome } from './tell-overcome';
import { tellPreconditions } from './tell-preconditions';
import type { TestRecord } from '../test-record';
import type { RequirementOutcome } from '../verdict-schema';

/** What a requirement is that no test of the run names. */
export const untouched: Judgement = {
  outcome: 'skipped',
  reason: 'No test of this run checks it: its profile leaves it out, or a filter did.',
};

/** The same in a run that ended before it came to any test: wrong settings, an emulator that did not start. */
export const unreached: Judgement = { outcome: 'blocked', reason: 'The run ended before its tests.' };

/**
 * The outcome of a requirement: that of the test that decides most among those which name it, else `otherwise`. `wasCutShort`:
 * something failed, or the run was stopped, and what is blocked is so by that.
 */
export function judgeRequirement(
  requirement: Requirement,
  judged: readonly JudgedTest[],
  otherwise: Judgement,
  wasCutShort: boolean,
): RequirementOutcome {
  const { id, level, statement, source } = requirement;
  const own = judged.filter(({ test }) => test.requirementIds.some(named => named === id));
  const observed =
    requirement.metInPassing === undefined
      ? own.flatMap(({ test }) => observationsOf(id, test))
      : tellOvercome(
          requirement.metInPassing,
          judged.map(({ test }) => test),
        );
  const order = wasCutShort ? byWeight : byWeightWhenFiltered;
  const decisive = mostDecisiveOutcome(own, ({ judgement }) => judgement.outcome, order);
  const judgement = weighed(requirement, decisive?.judgement ?? unlooked(requirement, otherwise));
  const { outcome, reason, because } = level === 'OBSERVE' ? observation(judgement, observed) : judgement;
  const kind = outcome === 'observed' ? undefined : kindOf(level, { outcome, because });
  return {
    ...{ id, level, statement, source, outcome, ...(kind !== undefined && { kind }), reason },
    observed: observed.join('; ') || null,
    tests: own.map(one => asTest(one, requirement)),
    ...settlingOf(own),
    ...tellPreconditions(requirement, own, outcome),
    ...(decisive?.exchange !== undefined && { exchange: decisive.exchange }),
  };
}

const observationsOf = (id: string, { attempts }: TestRecord): string[] =>
  attempts.flatMap(({ evidence }) =>
    evidence.flatMap(one => (one.kind === 'observed' && one.requirement === id ? [one.seen] : [])),
  );

function settlingOf(own: readonly JudgedTest[]): Pick<RequirementOutcome, 'settledAfterMs'> {
  const evidence = own.flatMap(({ test }) => test.attempts.flatMap(attempt => attempt.evidence));
  const times = evidence.flatMap(one => (one.kind === 'settled' ? [one.afterMs] : []));
  return times.length === 0 ? {} : { settledAfterMs: Math.max(...times) };
}

function asTest(
  { test: { title, file, line, durationMs }, judgement, attempts }: JudgedTest,
  requirement: Requirement,
): RequirementOutcome['tests'][number] {
  const kind = kindOf(requirement.level, weighed(requirement, judgement));
  return {
    ...{ title, file, line, durationMs, outcome: judgement.outcome },
    ...(kind !== undefined && { kind }),
    ...(attempts.length > 1 && { attempts: [...attempts] }),
  };
}

/** What no spec can check says so, rather than that this run left it out. */
const unlooked = ({ untested }: Requirement, otherwise: Judgement): Judgement =>
  untested === undefined || otherwise === unreached
    ? otherwise
    : { outcome: 'skipped', reason: `Not tested: ${untested}.` };

const weighed = ({ groundwork }: Requirement, judgement: Judgement): Judgement =>
  groundwork ? ofGroundwork(judgement) : judgement;

/** What was seen is what counts. A crash is shown as the suite's own: nothing here can fail the environment. */
function observation(
  judgement: Judgement,
  observed: readonly string[],
): Pick<RequirementOutcome, 'outcome' | 'reason'> & Pick<Judgement, 'because'> {
  if (observed.length > 0) return { outcome: 'observed', reason: null };
  if (judgement.outcome === 'passed') return { outcome: 'skipped', reason: 'The test recorded nothing.' };
  return judgement.outcome === 'failed' ? { ...judgement, outcome: 'error', because: 'suite' } : judgement;
}
