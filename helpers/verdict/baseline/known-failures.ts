import type { Environment } from '../../run/settings/environment';
import type { VerdictOutline } from '../compare/verdict-outline';
import type { RequirementOutcome, Scope, Verdict } from '../verdict-schema';

/** Tells the processes of a run which requirements are known to fail, ids with blanks between them. */
const variable = 'VERIFY_KNOWN_FAILURES';

/** The variable that has a run know the failures of a baseline: what it says of warnings, too. */
export const knownFailuresVariable = ({ requirements }: VerdictOutline): Readonly<Record<string, string>> => ({
  [variable]: requirements
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ id }) => id)
    .join(' '),
});

/** The ids of the requirements that are known to fail. None where no baseline was given. */
export const knownFailuresOf = (env: Environment): readonly string[] =>
  (env[variable] ?? '').split(' ').filter(id => id !== '');

type KnownFailure = NonNullable<Verdict['knownFailures']>[number];

/** The outcomes that decide, and what became of the known failures. */
type Excused = { readonly counted: readonly RequirementOutcome[]; readonly known: readonly KnownFailure[] };

/**
 * Takes the known failures from what decides a verdict, whether they still fail or could not be looked at. One that holds
 * counts as any other, and so does one that somebody asked for by its id.
 */
export function excuseKnown(
  outcomes: readonly RequirementOutcome[],
  ids: readonly string[],
  scope: Scope | undefined,
): Excused {
  const asked = scope?.kind === 'requirements' ? scope.ids : [];
  const isKnown = ({ id }: RequirementOutcome): boolean => ids.includes(id) && !asked.includes(id);
  const known = outcomes.filter(isKnown).map(({ id, outcome }) => ({ id, holds: holdsNow[outcome] }));
  return { counted: outcomes.filter(one => !isKnown(one) || holdsNow[one.outcome] === true), known };
}

/** Null: nobody could look, or nobody was to. */
const holdsNow: Readonly<Record<RequirementOutcome['outcome'], boolean | null>> = {
  passed: true,
  observed: true,
  failed: false,
  error: null,
  blocked: null,
  skipped: null,
};

/** Adds to a verdict what became of the known failures, in the reason too: each that still fails is named, and each that holds. */
export function tellKnown<Decided extends Pick<Verdict, 'verdict' | 'reason'>>(
  decided: Decided,
  known: readonly KnownFailure[],
): Decided & Pick<Verdict, 'knownFailures'> {
  if (known.length === 0) return decided;
  const of = (holds: boolean | null): string[] => known.filter(one => one.holds === holds).map(({ id }) => id);
  const [still, gone, unseen] = [of(false), of(true), of(null)];
  const failures = still.length === 1 ? '1 known failure' : `${still.length} known failures`;
  const first =
    still.length === 0
      ? decided.reason
      : decided.verdict === 'supported'
        ? `Supported but for ${failures}: ${still.join(', ')}. Apart from that, ${lowerFirst(decided.reason)}`
        : `${decided.reason} Not counted: ${failures}, ${still.join(', ')}.`;
  const sentences = [
    first,
    ...(gone.length > 0 ? [`No longer a failure: ${gone.join(', ')}. Take it out of the baseline.`] : []),
    ...(unseen.length > 0 ? [`Known failures that were not looked at: ${unseen.join(', ')}.`] : []),
  ];
  return { ...decided, reason: sentences.join(' '), knownFailures: [...known] };
}

/** The known failures that hold now, or that do not. */
export const knownThat = (holds: boolean, { knownFailures = [] }: Pick<Verdict, 'knownFailures'>): string[] =>
  knownFailures.filter(one => one.holds === holds).map(({ id }) => id);

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
