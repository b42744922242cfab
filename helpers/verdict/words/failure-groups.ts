import { expectedAndCame } from './expected-and-came';
import { oneLine } from './shown-text';
import type { RequirementOutcome } from '../verdict-schema';

/** Requirements that fail in the same way. */
export type FailureGroup = {
  readonly first: RequirementOutcome;
  readonly others: readonly RequirementOutcome[];
};

/** Who is told first: what decides a verdict, then what kept us from looking, then warnings. */
const order: Readonly<Record<NonNullable<RequirementOutcome['kind']>, number>> = {
  'not-supported': 0,
  refused: 1,
  suite: 2,
  'could-not-look': 3,
  warning: 4,
};

/**
 * Puts failures together that have one cause as far as can be seen: the same kind, and the same words but for ids, numbers, the
 * request that was sent and what the comparison was about. What is blocked failed nowhere.
 */
export function groupFailures(requirements: readonly RequirementOutcome[]): FailureGroup[] {
  const groups = new Map<string, RequirementOutcome[]>();
  for (const one of requirements) {
    if (one.kind === undefined || one.outcome === 'blocked') continue;
    const key = `${order[one.kind]} ${causeOf(one)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups]
    .toSorted(([one], [other]) => Number(one[0]) - Number(other[0]))
    .flatMap(([, [first, ...others]]) => (first === undefined ? [] : [{ first, others }]));
}

/** `1 other fails in the same way`. */
export const othersInWords = ({ others: { length } }: FailureGroup): string =>
  `${length} ${length === 1 ? 'other fails' : 'others fail'} in the same way`;

function causeOf({ reason }: RequirementOutcome): string {
  const compared = expectedAndCame(reason ?? '');
  const words = compared === undefined ? oneLine(reason ?? '', 200) : `${compared.expected} | ${compared.came}`;
  return words
    .replace(/\b[A-Z]+ https?:\/\/\S+/g, 'a request')
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, 'id')
    .replace(/[0-9a-f-]+/gi, word => (/\d/.test(word) ? 'n' : word));
}
