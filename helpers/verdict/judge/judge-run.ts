import type { Profile } from '../../run/settings/settings';
import { excuseKnown, tellKnown } from '../baseline/known-failures';
import { decideVerdict, type Problem } from './decide-verdict';
import { judgeRequirement, unreached, untouched } from './judge-requirement';
import { type JudgedTest, judgeTest } from './judge-test';
import type { Requirement } from '../requirements/catalogue';
import { shownText } from '../words/shown-text';
import { hasFailed, isUnrun, type TestRecord } from '../test-record';
import type { RequirementOutcome, Scope, Totals, Verdict } from '../verdict-schema';

/** Everything a verdict is made from. */
type RunRecord = {
  readonly requirements: readonly Requirement[];
  /** In the order of their start; tests that did not run come last. */
  readonly tests: readonly TestRecord[];
  /** Errors outside of any test: a spec that cannot be loaded, an emulator that does not start, settings. */
  readonly errors: readonly Problem[];
  /** Which requirements were to be looked at; full when left out. */
  readonly profile?: Profile | undefined;
  /** What the run was narrowed to; to nothing when left out. */
  readonly scope?: Scope | undefined;
  /** Ids of requirements that are known to fail; none when left out. */
  readonly knownFailures?: readonly string[];
};

type Judged = Pick<
  Verdict,
  'verdict' | 'kind' | 'reason' | 'profile' | 'scope' | 'knownFailures' | 'totals' | 'requirements'
>;

/** Judges a run by its requirements: each by the tests that name it, and the verdict by them all. */
export function judgeRun(run: RunRecord): Judged {
  const { requirements, tests, errors, profile, scope, knownFailures = [] } = run;
  const cause = tests.find(hasFailed)?.title;
  const judged = tests.map(test => judgeTest(test, cause));
  const otherwise = errors.length > 0 && tests.every(({ attempts }) => attempts.length === 0) ? unreached : untouched;
  const wasCutShort = cause !== undefined || tests.some(isUnrun);
  const outcomes = requirements.map(requirement => judgeRequirement(requirement, judged, otherwise, wasCutShort));
  const problems = [...errors.map(one => ({ ...one, what: shownText(one.what) })), ...problemsOf(judged)];
  const { counted, known } = excuseKnown(outcomes, knownFailures, scope);
  const decided = decideVerdict({ outcomes: counted, problems, firstError: firstTestError(judged), profile, scope });
  return {
    ...(profile !== undefined && { profile }),
    ...(scope !== undefined && { scope }),
    ...tellKnown(decided, known),
    totals: totalsOf(outcomes),
    requirements: outcomes,
  };
}

/** Failures of tests that name no requirement: nothing else would show them. */
const problemsOf = (judged: readonly JudgedTest[]): Problem[] =>
  judged
    .filter(({ test }) => test.requirementIds.length === 0)
    .filter(({ judgement }) => judgement.outcome === 'failed' || judgement.outcome === 'error')
    .map(({ test, judgement: { reason, because } }) => ({ what: `"${test.title}": ${reason ?? 'failed'}`, because }));

function firstTestError(judged: readonly JudgedTest[]): Problem | undefined {
  const { reason, because } = judged.find(({ judgement }) => judgement.outcome === 'error')?.judgement ?? {};
  return reason === null || reason === undefined ? undefined : { what: reason, because };
}

/** How many requirements came out how. */
export function totalsOf(outcomes: readonly RequirementOutcome[]): Totals {
  const count = (wanted: RequirementOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    blocked: count('blocked'),
    errors: count('error'),
    observed: count('observed'),
  };
}
