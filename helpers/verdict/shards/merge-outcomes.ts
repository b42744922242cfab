import type { RequirementOutcome } from '../verdict-schema';

/** From the outcome that says least to the one that decides most, as it is for the tests of one run. */
const byWeight: readonly RequirementOutcome['outcome'][] = [
  'skipped',
  'passed',
  'blocked',
  'error',
  'failed',
  'observed',
];

/**
 * One requirement as several shards saw it: the outcome that decides most, with its reason, and what all of them observed and
 * ran. What one observed is observed. The first is the one to go by where none says more than the others.
 */
export function mergeOutcomes(outcomes: readonly [RequirementOutcome, ...RequirementOutcome[]]): RequirementOutcome {
  // A shard without a test of it has nothing to say, not even that it does not apply. Of some, every test tells in passing.
  const own = outcomes.filter(({ tests }) => tests.length > 0);
  const decisive = (own.length > 0 ? own : outcomes).reduce((most, one) => (weight(one) > weight(most) ? one : most));
  const settled = outcomes.flatMap(({ settledAfterMs }) => (settledAfterMs === undefined ? [] : [settledAfterMs]));
  return {
    ...decisive,
    observed: observedBy(outcomes),
    tests: outcomes.flatMap(({ tests }) => tests),
    ...(settled.length > 0 && { settledAfterMs: Math.max(...settled) }),
    ...preconditionsOf(decisive, outcomes),
  };
}

const weight = ({ outcome }: RequirementOutcome): number => byWeight.indexOf(outcome);

/** Each sentence once. Who says "never" is put right by who met it. */
function observedBy(outcomes: readonly RequirementOutcome[]): string | null {
  const said = [...new Set(outcomes.flatMap(({ observed }) => (observed === null ? [] : [observed])))];
  const met = said.length > 1 ? said.filter(one => one !== 'never') : said;
  return met.length === 0 ? null : met.join('; ');
}

/** What one shard found is found. */
function preconditionsOf(
  { preconditions }: RequirementOutcome,
  outcomes: readonly RequirementOutcome[],
): Pick<RequirementOutcome, 'preconditions'> {
  if (preconditions === undefined) return {};
  const all = outcomes.flatMap(one => one.preconditions ?? []);
  return {
    preconditions: preconditions.map(one => {
      const told = all.filter(({ name }) => name === one.name);
      return told.find(({ holds }) => holds === true) ?? told.find(({ holds }) => holds === false) ?? one;
    }),
  };
}
