import { expectedAndCame } from '../words/expected-and-came';
import { findRequirement } from '../requirements/catalogue';
import type { Comparison, Difference, OneSided } from './comparison-schema';

type Tone = 'bad' | 'good' | 'note';

/** Requirements on which two verdicts differ in the same way. */
export type DifferenceSection = { readonly title: string; readonly tone: Tone; readonly items: readonly Difference[] };

/** What only one of them looked at, by the reason that the other gives. */
export type OneSidedSection = {
  readonly title: string;
  readonly groups: readonly { readonly why: string; readonly items: readonly OneSided[] }[];
};

/** What both looked at and came out otherwise; kinds that do not occur are left out. */
export function differenceSections({ isDrift, worse, better, observations }: Comparison): DifferenceSection[] {
  // Between an emulator and a real environment neither is the earlier one: nothing got worse or better.
  const titles = isDrift
    ? { worse: 'Holds in A, and not in B', better: 'Holds in B, and not in A', observations: 'Observed otherwise' }
    : { worse: 'Worse in B', better: 'Better in B', observations: 'Observations that changed' };
  const ofTheDay = observations.filter(isWeather);
  const sections: DifferenceSection[] = [
    { title: titles.worse, tone: 'bad', items: worse },
    { title: titles.better, tone: 'good', items: better },
    { title: titles.observations, tone: 'note', items: observations.filter(one => !isWeather(one)) },
    { title: 'Met in one run and not in another, whatever the environment', tone: 'note', items: ofTheDay },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

/** What any test may meet is of the hour of a run: it says nothing of how an environment differs. */
const isWeather = ({ id }: Difference): boolean => findRequirement(id)?.metInPassing !== undefined;

/** What only one looked at, and why the other did not; a side that looked at nothing more is left out. */
export function oneSidedSections(comparison: Comparison): OneSidedSection[] {
  const sections = [
    { title: 'Only B looked at', items: comparison.new, other: 'A' },
    { title: 'Only A looked at', items: comparison.gone, other: 'B' },
  ];
  return sections.flatMap(({ title, items, other }) =>
    items.length === 0 ? [] : [{ title: `${title}: ${items.length}`, groups: byReason(items, other) }],
  );
}

function byReason(items: readonly OneSided[], other: string): OneSidedSection['groups'] {
  const reasonOf = ({ otherwise }: OneSided): string =>
    otherwise === null
      ? `${other} does not know of it: it is of a version of the suite that had it not`
      : `in ${other} ${outcomesInWords[otherwise.outcome]}: ${otherwise.said ?? 'no reason is given'}`;
  const reasons = [...new Set(items.map(reasonOf))];
  return reasons.map(why => ({ why, items: items.filter(item => reasonOf(item) === why) }));
}

const outcomesInWords: Readonly<Record<OneSided['outcome'], string>> = {
  passed: 'it holds',
  failed: 'it does not hold',
  observed: 'it was observed',
  skipped: 'it was left out',
  blocked: 'it could not be looked at',
  error: 'it could not be looked at',
};

/** What one verdict found, in words: of a comparison that differed what was expected and what came. */
export function foundInWords({ outcome, said }: Difference['a']): string {
  if (outcome === 'observed') return said ?? '';
  if (said === null) return outcomesInWords[outcome];
  const compared = expectedAndCame(said);
  if (compared === undefined) return `${outcomesInWords[outcome]}: ${said}`;
  const { what, expected, came } = compared;
  return `${outcomesInWords[outcome]}: ${what === '' ? '' : `${what}: `}expected ${expected}; came ${came}`;
}

/** An id, with what it came to where that is not only that it holds. */
export const oneSidedId = ({ id, outcome }: OneSided): string => (outcome === 'failed' ? `${id} (failed)` : id);
