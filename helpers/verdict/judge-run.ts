import { describeSupport } from './describe-support';
import { judgeRequirement, unreached, untouched } from './judge-requirement';
import { type JudgedTest, judgeTest } from './judge-test';
import type { Requirement } from './requirements/catalogue';
import { oneLine, shownText } from './shown-text';
import { hasFailed, type TestRecord } from './test-record';
import type { RequirementOutcome, Totals, Verdict } from './verdict-schema';

/** Everything a verdict is made from. */
type RunRecord = {
  readonly requirements: readonly Requirement[];
  /** In the order of their start; tests that did not run come last. */
  readonly tests: readonly TestRecord[];
  /** Errors outside of any test: a spec that cannot be loaded, an emulator that does not start, settings. */
  readonly errors: readonly string[];
};

type Judged = Pick<Verdict, 'verdict' | 'reason' | 'totals' | 'requirements'>;

/**
 * Judges a run by its requirements. A failed MUST: not supported. Else a MUST that could not be looked at, or an error
 * that belongs to no requirement, or nothing looked at: inconclusive. SHOULD and OBSERVE never decide.
 */
export function judgeRun({ requirements, tests, errors }: RunRecord): Judged {
  const cause = tests.find(hasFailed)?.title;
  const judged = tests.map(test => judgeTest(test, cause));
  const otherwise = errors.length > 0 && tests.every(({ attempts }) => attempts.length === 0) ? unreached : untouched;
  const outcomes = requirements.map(requirement =>
    judgeRequirement(requirement, judged, otherwise, cause !== undefined),
  );
  const problems = [...errors.map(shownText), ...problemsOf(judged)];
  return {
    ...decideVerdict(outcomes, problems, firstTestError(judged)),
    totals: totalsOf(outcomes),
    requirements: outcomes,
  };
}

/** Failures of tests that name no requirement: nothing else would show them. */
const problemsOf = (judged: readonly JudgedTest[]): string[] =>
  judged
    .filter(({ test }) => test.requirementIds.length === 0)
    .filter(({ judgement }) => judgement.outcome === 'failed' || judgement.outcome === 'error')
    .map(({ test, judgement }) => `"${test.title}": ${judgement.reason ?? 'failed'}`);

const firstTestError = (judged: readonly JudgedTest[]): string | undefined =>
  judged.find(({ judgement }) => judgement.outcome === 'error')?.judgement.reason ?? undefined;

function decideVerdict(
  outcomes: readonly RequirementOutcome[],
  problems: readonly string[],
  error: string | undefined,
): Pick<Verdict, 'verdict' | 'reason'> {
  const musts = outcomes.filter(({ level }) => level === 'MUST');
  const failed = musts.filter(({ outcome }) => outcome === 'failed');
  if (failed.length > 0) return { verdict: 'not-supported', reason: notSupportedVerdict(failed) };

  const unseen = musts.find(({ outcome }) => outcome === 'error' || outcome === 'blocked');
  const passed = musts.filter(({ outcome }) => outcome === 'passed');
  if (problems.length === 0 && unseen === undefined && passed.length > 0) {
    return { verdict: 'supported', reason: describeSupport(outcomes) };
  }
  const why = problems[0] ?? error ?? unseen?.reason ?? 'no MUST requirement was checked by this run.';
  return {
    verdict: 'inconclusive',
    reason: `The run could not look at everything that decides: ${reasonInBrief(why)}`,
  };
}

/** In one line. The remedy stands at the end of an error and is what the reader needs: it is never cut for the rest. */
function reasonInBrief(why: string): string {
  const [what = '', whatToDo] = why.split(/\s+What to do: /, 2);
  return whatToDo === undefined ? oneLine(what, 700) : `${oneLine(what, 350)} What to do: ${oneLine(whatToDo, 350)}`;
}

function notSupportedVerdict(failed: readonly RequirementOutcome[]): string {
  const named = failed.slice(0, 3).map(({ id, statement }) => `${id} ("${statement}")`);
  const others = failed.slice(3).map(({ id }) => id);
  const rest = others.length > 0 ? ` and ${others.join(', ')}` : '';
  const what = failed.length === 1 ? 'a documented requirement' : `${failed.length} documented requirements`;
  return `The environment does not keep ${what}: ${named.join(', ')}${rest}.`;
}

function totalsOf(outcomes: readonly RequirementOutcome[]): Totals {
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
