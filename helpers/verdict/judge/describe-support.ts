import type { Profile } from '../../run/settings/settings';
import { isOfProfile } from '../requirements/catalogue';
import { isLeftOpen, isUnasked, missingPreconditions } from './tell-preconditions';
import type { RequirementOutcome } from '../verdict-schema';
import { shortList } from '../words/short-list';

/**
 * Why an environment is supported, in one sentence: what was checked, what was not, what does not apply, and warnings. What
 * a small profile leaves out is counted, and no more; what nobody asked for is not told of.
 */
export function describeSupport(outcomes: readonly RequirementOutcome[], profile: Profile = 'full'): string {
  const documented = outcomes.filter(one => one.level === 'MUST' && !isUnasked(one));
  const musts = documented.filter(one => isOfProfile(one.id, profile) || one.outcome !== 'skipped');
  const skipped = musts.filter(({ outcome }) => outcome === 'skipped');
  const unchecked = skipped.filter(isLeftOpen);
  const inapplicable = skipped.filter(one => !isLeftOpen(one));
  const warnings = outcomes.filter(({ level, outcome }) => level === 'SHOULD' && outcome === 'failed');
  return [
    describeHeld(musts, skipped.length > 0, documented.length),
    ...describeUnchecked(unchecked),
    ...describeInapplicable(inapplicable),
  ]
    .join(', ')
    .concat(profile === 'smoke' ? ': the profile smoke looks at no more' : '')
    .concat(describeWarnings(warnings))
    .concat('.');
}

/** What does not hold, and is not held against the environment. */
export const describeWarnings = (warnings: readonly RequirementOutcome[]): string =>
  warnings.map(({ id, statement }) => `; warning: ${id} does not hold ("${statement}")`).join('');

function describeHeld(musts: readonly RequirementOutcome[], isPart: boolean, documented: number): string {
  const count = musts.filter(({ outcome }) => outcome === 'passed').length;
  if (musts.length < documented) return `${count} of ${documented} documented requirements were checked and hold`;
  if (!isPart) return `All ${count} documented requirements hold`;
  return count === 1
    ? 'The 1 documented requirement that was checked holds'
    : `The ${count} documented requirements that were checked hold`;
}

const describeUnchecked = (musts: readonly RequirementOutcome[]): string[] =>
  musts.length === 0 ? [] : [`${musts.length} ${musts.length === 1 ? 'was' : 'were'} not checked (${listed(musts)})`];

function describeInapplicable(musts: readonly RequirementOutcome[]): string[] {
  if (musts.length === 0) return [];
  const missing = [...new Set(musts.flatMap(missingPreconditions))].join(', ');
  return [
    `${musts.length} ${musts.length === 1 ? 'does' : 'do'} not apply here (${listed(musts)}), for want of: ${missing}`,
  ];
}

const listed = (outcomes: readonly RequirementOutcome[]): string => shortList(outcomes.map(({ id }) => id));
