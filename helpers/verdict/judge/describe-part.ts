import { describeWarnings } from './describe-support';
import type { RequirementOutcome, Scope } from '../verdict-schema';
import { mostListed, shortList } from '../words/short-list';

/** Why a run of a part is `partial`, in one sentence or two: what holds, and that the rest was not looked at. */
export function describePart(outcomes: readonly RequirementOutcome[], scope: Scope | undefined): string {
  if (scope?.kind === 'requirements') return describeAsked(outcomes, scope.ids);
  const part =
    scope?.kind === 'shard' ? `What shard ${scope.current} of ${scope.total} looked at` : 'What was looked at';
  const musts = outcomes.filter(({ level }) => level === 'MUST');
  const held = musts.filter(({ outcome }) => outcome === 'passed').length;
  const warnings = describeWarnings(warningsIn(outcomes));
  return `${part} holds, ${held} of ${musts.length} documented requirements${warnings}. Of the rest nothing is said.`;
}

function describeAsked(outcomes: readonly RequirementOutcome[], ids: readonly string[]): string {
  const asked = outcomes.filter(({ id }) => ids.includes(id));
  const only = asked.length === 1 ? 'Only this was looked at.' : 'Only these were looked at.';
  const beside = outcomes.filter(
    ({ id, outcome }) => !ids.includes(id) && (outcome === 'failed' || outcome === 'error'),
  );
  return [
    ...sayOf(
      asked.filter(({ outcome }) => outcome === 'passed'),
      'holds',
      'hold',
    ),
    ...asked.flatMap(({ id, observed, outcome }) =>
      outcome === 'observed' ? [`${id} was observed: ${observed}.`] : [],
    ),
    ...sayOf(warningsIn(asked), 'does not hold, which is a warning', 'do not hold, which are warnings'),
    only,
    ...sayOf(beside, 'did not hold on the way', 'did not hold on the way'),
  ].join(' ');
}

const warningsIn = (outcomes: readonly RequirementOutcome[]): RequirementOutcome[] =>
  outcomes.filter(({ level, outcome }) => level === 'SHOULD' && outcome === 'failed');

function sayOf(outcomes: readonly RequirementOutcome[], one: string, several: string): string[] {
  const ids = outcomes.map(({ id }) => id);
  const last = ids.at(-1);
  if (last === undefined) return [];
  if (ids.length === 1) return [`${last} ${one}.`];
  const shown = ids.length <= mostListed ? `${ids.slice(0, -1).join(', ')} and ${last}` : shortList(ids);
  return [`${shown} ${several}.`];
}
