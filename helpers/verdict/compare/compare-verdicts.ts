import { shortList } from '../words/short-list';
import { isSameObservation } from './same-observation';
import type { ComparedSide, Comparison, Difference, OneSided } from './comparison-schema';
import type { OutlinedRequirement, VerdictOutline } from './verdict-outline';

/** The same requirement in both verdicts. Undefined where one does not have it: the catalogues of two versions may differ. */
type Pair = { readonly a: OutlinedRequirement | undefined; readonly b: OutlinedRequirement | undefined };

/**
 * Holds verdict B against verdict A, requirement by requirement, on what both looked at. Levels, scopes and versions may
 * differ: what only one looked at is told, and decides nothing.
 */
export function compareVerdicts(a: VerdictOutline, b: VerdictOutline): Comparison {
  const pairs = pairsOf(a, b);
  const both = pairs.flatMap(({ a, b }) => (a && b && isSeen(a) && isSeen(b) ? [differenceOf(a, b)] : []));
  const lists = {
    worse: both.filter(({ a, b }) => a.outcome !== 'failed' && b.outcome === 'failed'),
    better: both.filter(({ a, b }) => a.outcome === 'failed' && b.outcome !== 'failed'),
    observations: both.filter(differsInWords),
    new: pairs.flatMap(({ a, b }) => onlyOne(b, a)),
    gone: pairs.flatMap(({ a, b }) => onlyOne(a, b)),
  };
  const isDrift = (a.environment.kind === 'emulator') !== (b.environment.kind === 'emulator');
  return {
    schemaVersion: 1,
    ...decideComparison(lists, both.length, isDrift),
    ...{ a: sideOf(a), b: sideOf(b), isDrift },
    inCommon: both.length,
    ...lists,
    facts: differingFacts(a, b),
  };
}

const isSeen = ({ outcome }: OutlinedRequirement): boolean =>
  outcome === 'passed' || outcome === 'failed' || outcome === 'observed';

const differsInWords = ({ a, b }: Difference): boolean =>
  a.outcome === 'observed' && b.outcome === 'observed' && !isSameObservation(a.said ?? '', b.said ?? '');

/** In the order of B's catalogue; what only A knows of comes last. */
function pairsOf(a: VerdictOutline, b: VerdictOutline): Pair[] {
  const [inA, inB] = [byId(a), byId(b)];
  return [...new Set([...inB.keys(), ...inA.keys()])].map(id => ({ a: inA.get(id), b: inB.get(id) }));
}

const byId = ({ requirements }: VerdictOutline): ReadonlyMap<string, OutlinedRequirement> =>
  new Map(requirements.map(one => [one.id, one]));

function differenceOf(a: OutlinedRequirement, b: OutlinedRequirement): Difference {
  const { id, level, statement } = b;
  return { id, level, statement, a: foundIn(a), b: foundIn(b) };
}

const foundIn = ({ outcome, observed, reason }: OutlinedRequirement): Difference['a'] => ({
  outcome,
  said: observed ?? reason,
});

function onlyOne(one: OutlinedRequirement | undefined, other: OutlinedRequirement | undefined): OneSided[] {
  if (one === undefined || !isSeen(one) || (other !== undefined && isSeen(other))) return [];
  const { id, level, statement } = one;
  return [{ id, level, statement, ...foundIn(one), otherwise: other === undefined ? null : foundIn(other) }];
}

/** What held, and could not be looked at any more: that nothing got worse is then more than anybody knows. */
const lostSight = (gone: readonly OneSided[]): OneSided[] =>
  gone.filter(
    ({ outcome, otherwise }) =>
      outcome === 'passed' && (otherwise?.outcome === 'blocked' || otherwise?.outcome === 'error'),
  );

function decideComparison(
  { worse, gone, new: added }: Pick<Comparison, 'worse' | 'gone' | 'new'>,
  inCommon: number,
  isDrift: boolean,
): Pick<Comparison, 'status' | 'reason'> {
  const what = isDrift ? 'What holds in A and does not hold in B' : 'Something got worse';
  const nothing = isDrift ? 'What holds in A holds in B' : 'Nothing got worse';
  if (worse.length > 0) return { status: 1, reason: `${what}: ${listed(worse)}.` };
  if (inCommon === 0) {
    return { status: 2, reason: 'There is nothing to compare: no requirement was looked at by both.' };
  }
  const lost = lostSight(gone);
  const failing = added.filter(({ outcome }) => outcome === 'failed');
  const unknown = failing.length === 0 ? '' : ` B fails what A did not look at: ${listed(failing)}.`;
  if (lost.length === 0) return { status: 0, reason: `${nothing}.${unknown}` };
  return {
    status: 2,
    reason: `${nothing} as far as both looked, but B could not look at what holds in A: ${listed(lost)}.${unknown}`,
  };
}

const listed = (some: readonly { readonly id: string }[]): string => shortList(some.map(({ id }) => id));

function sideOf(outline: VerdictOutline): ComparedSide {
  const { tool, run, environment, verdict, profile, scope, knownFailures } = outline;
  return {
    ...{ tool, run: { id: run.id, startedAt: run.startedAt }, environment, verdict },
    ...(profile !== undefined && { profile }),
    ...(scope !== undefined && { scope }),
    ...(knownFailures !== undefined && { knownFailures }),
  };
}

/** What says which environment it is, is no difference: the sides are named by it. */
function differingFacts(a: VerdictOutline, b: VerdictOutline): Comparison['facts'] {
  const [ofA, ofB] = [factsOf(a), factsOf(b)];
  return Object.entries(ofA).flatMap(([name, fact]) => {
    const other = ofB[name] ?? null;
    return fact === other ? [] : [{ name, a: fact ?? 'not known', b: other ?? 'not known' }];
  });
}

const factsOf = ({ tool, environment, profile }: VerdictOutline): Readonly<Record<string, string | null>> => ({
  'version of Dataverse': environment.version,
  'retention of changes':
    environment.changeTrackingRetentionDays === null ? null : `${environment.changeTrackingRetentionDays} days`,
  'Organization Service': environment.organizationService,
  profile: profile ?? null,
  'version of this suite': tool.version,
});
