import type { JudgedTest } from './judge-test';
import { type Precondition, preconditions } from '../requirements/preconditions';
import type { Requirement } from '../requirements/requirement';
import type { RequirementOutcome } from '../verdict-schema';

/** Whether what a requirement presupposes was there, as far as its tests found out. Nothing where it presupposes nothing. */
export function tellPreconditions(
  { preconditions: names }: Requirement,
  own: readonly JudgedTest[],
  outcome: RequirementOutcome['outcome'],
): Pick<RequirementOutcome, 'preconditions'> {
  if (names === undefined) return {};
  const evidence = own.flatMap(({ test }) => test.attempts.flatMap(attempt => attempt.evidence));
  const lacking = evidence.filter(one => one.kind === 'lacks');
  const isLookedAt = outcome === 'passed' || outcome === 'failed' || outcome === 'observed';
  const told = names.map(name => {
    const why = isLookedAt ? undefined : lacking.find(({ precondition }) => precondition === name)?.why;
    const holds = isLookedAt ? true : why === undefined ? null : false;
    return { name, statement: preconditions[name], holds, why: why ?? null };
  });
  return { preconditions: told };
}

/** The preconditions for want of which a requirement was not looked at. */
export const missingPreconditions = ({ outcome, preconditions: told = [] }: RequirementOutcome): string[] =>
  outcome === 'skipped' ? told.filter(({ holds }) => holds === false).map(({ name }) => name) : [];

/** What is no property of an environment, but something that whoever runs the suite asks for or does not. */
const asked: ReadonlySet<string> = new Set<Precondition>(['many rows']);

/** Whether nobody asked for what a requirement is about: it is no lack of the environment that it was not looked at. */
export const isUnasked = (requirement: RequirementOutcome): boolean =>
  missingPreconditions(requirement).some(name => asked.has(name));

/** Whether a requirement was not looked at although, as far as anybody knows, it could have been. */
export const isLeftOpen = (requirement: RequirementOutcome): boolean =>
  requirement.outcome === 'skipped' && missingPreconditions(requirement).length === 0;
