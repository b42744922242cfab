import type { Profile } from '../../run/settings/settings';
import { describePart } from './describe-part';
import { describeSupport } from './describe-support';
import type { Judgement } from './judgement';
import { isOfProfile } from '../requirements/catalogue';
import { splitRemedy } from '../words/remedy';
import { oneLine } from '../words/shown-text';
import type { RequirementOutcome, Scope, Verdict } from '../verdict-schema';

/** Something that kept a run from looking. */
export type Problem = {
  /** What happened, and what to do about it. */
  readonly what: string;
  readonly because?: Judgement['because'];
};

/** What a verdict is made from, once each requirement is judged. */
type Ground = {
  readonly outcomes: readonly RequirementOutcome[];
  /** Failures that belong to no requirement. */
  readonly problems: readonly Problem[];
  /** The first test that could not look: why others were blocked. */
  readonly firstError: Problem | undefined;
  readonly profile: Profile | undefined;
  readonly scope: Scope | undefined;
};

type Decided = Pick<Verdict, 'verdict' | 'kind' | 'reason'>;

/**
 * A failed MUST: not supported. Else a MUST that could not be looked at, or an error that belongs to no requirement, or
 * nothing looked at: inconclusive. SHOULD and OBSERVE never decide. Who asked for requirements is told of those: one that
 * was not looked at is inconclusive, whatever its level, and what failed beside them is only named. A run that did not look
 * at every MUST of its profile is never supported.
 */
export function decideVerdict(ground: Ground): Decided {
  const { outcomes, problems, firstError, scope } = ground;
  const asked = scope?.kind === 'requirements' ? outcomes.filter(({ id }) => scope.ids.includes(id)) : outcomes;
  const failed = asked.filter(({ level, outcome }) => level === 'MUST' && outcome === 'failed');
  if (failed.length > 0)
    return { verdict: 'not-supported', kind: 'not-supported', reason: notSupportedVerdict(failed) };

  const unseen = asked.find(one => isMissed(one, scope));
  const problem = problems[0] ?? (unseen && (firstError ?? asProblem(unseen)));
  if (problem !== undefined) return inconclusive(problem, outcomes);

  const isPart = scope !== undefined || outcomes.some(one => isLeftOut(one, ground.profile));
  if (!asked.some(one => isLookedAt(one, isPart))) {
    return inconclusive(firstError ?? { what: 'no MUST requirement was checked by this run.' }, outcomes);
  }
  const isWarned = asked.some(({ outcome }) => outcome === 'failed');
  return {
    verdict: isPart ? 'partial' : 'supported',
    ...(isWarned && { kind: 'warning' }),
    reason: isPart ? describePart(outcomes, scope) : describeSupport(outcomes, ground.profile),
  };
}

/** Whether it was to be looked at, and was not. */
function isMissed({ level, outcome }: RequirementOutcome, scope: Scope | undefined): boolean {
  if (outcome === 'error' || outcome === 'blocked') return level === 'MUST' || scope?.kind === 'requirements';
  return outcome === 'skipped' && scope?.kind === 'requirements';
}

/** A part may have no MUST; of the whole it is the MUSTs that say something. */
const isLookedAt = ({ level, outcome }: RequirementOutcome, isPart: boolean): boolean =>
  outcome === 'passed' ? isPart || level === 'MUST' : isPart && (outcome === 'failed' || outcome === 'observed');

/** Whether the run has no test of it, and its profile does. */
const isLeftOut = ({ id, level, outcome, tests }: RequirementOutcome, profile: Profile = 'full'): boolean =>
  level === 'MUST' && outcome === 'skipped' && tests.length === 0 && isOfProfile(id, profile);

const asProblem = ({ id, outcome, reason, kind }: RequirementOutcome): Problem => ({
  what: `${outcome === 'skipped' ? `${id} was not looked at: ` : ''}${reason ?? 'no reason is known.'}`,
  because: kind === 'refused' || kind === 'suite' ? kind : undefined,
});

/** How a reason begins that says what kept a run from looking. */
export const couldNotLook = /^The run could not look at (?:anything|everything that decides): /;

function inconclusive({ what, because }: Problem, outcomes: readonly RequirementOutcome[]): Decided {
  const isBlind = outcomes.every(({ outcome }) => !['passed', 'failed', 'observed'].includes(outcome));
  return {
    verdict: 'inconclusive',
    kind: because ?? 'could-not-look',
    reason: `The run could not look at ${isBlind ? 'anything' : 'everything that decides'}: ${reasonInBrief(what)}`,
  };
}

/** In one line. The remedy stands at the end of an error and is what the reader needs: it is never cut for the rest. */
function reasonInBrief(why: string): string {
  const { what, remedy } = splitRemedy(why);
  return remedy === undefined ? oneLine(what, 700) : `${oneLine(what, 350)} What to do: ${oneLine(remedy, 350)}`;
}

function notSupportedVerdict(failed: readonly RequirementOutcome[]): string {
  const named = failed.slice(0, 3).map(({ id, statement }) => `${id} ("${statement}")`);
  const others = failed.slice(3).map(({ id }) => id);
  const rest = others.length > 0 ? ` and ${others.join(', ')}` : '';
  const what = failed.length === 1 ? 'a documented requirement' : `${failed.length} documented requirements`;
  return `The environment does not keep ${what}: ${named.join(', ')}${rest}.`;
}
