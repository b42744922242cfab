import { knownThat } from '../baseline/known-failures';
import { exitStatuses, type Verdict } from '../verdict-schema';
import type { AreaStanding, OverviewRow } from './overview';

const verdicts: Readonly<Record<Verdict['verdict'], string>> = {
  supported: 'supported',
  partial: 'holds as far as it was asked',
  'not-supported': 'not supported',
  inconclusive: 'could not look',
};

/** A verdict as a person says it. */
export function verdictInWords(verdict: Verdict | undefined): string {
  if (verdict === undefined) return 'not looked at';
  return `${verdicts[verdict.verdict]}${isExcused(verdict) ? ', but for known failures' : ''}`;
}

/** A baseline may excuse what fails: nowhere is that called supported without a word. */
const isExcused = (verdict: Verdict | undefined): boolean =>
  verdict?.verdict === 'supported' && knownThat(false, verdict).length > 0;

/** Since when it stands so, or how it stood when somebody could look. Empty: nobody knows. */
export function standingInWords({ verdict, standing }: Pick<OverviewRow, 'verdict' | 'standing'>): string {
  if (standing === undefined) return '';
  const day = (time: string): string => time.slice(0, 10);
  if (verdict?.verdict === standing.verdict) return `since ${day(standing.since)}`;
  return `last known: ${verdicts[standing.verdict]}, ${day(standing.until)}`;
}

/** When it was looked at, in UTC: the page holds runs of several days. */
export const lookedAtInWords = ({ run }: Verdict): string => `${run.startedAt.slice(0, 16).replace('T', ' ')} UTC`;

/** A report that is there without a verdict is of a run before the last one. */
export const reportInWords = (verdict: Verdict | undefined): string =>
  verdict === undefined ? 'earlier report' : 'report';

/** What came of an area, in some words. */
export function areaInWords({ state, seen, ids }: AreaStanding): string {
  const names = ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
  switch (state) {
    case 'failed':
      return `fails: ${names}`;
    case 'warning':
      return `warning: ${names}`;
    case 'unseen':
      return `could not look: ${names}`;
    case 'holds':
      return `holds (${seen})`;
    case 'left-out':
      return 'not looked at';
  }
}

/** What is known of an environment, or that nothing is. */
type Known = Pick<OverviewRow, 'name' | 'verdict'>;

/** Those of which a reader wants the reason: they were looked at, and are not supported. */
export const explainedIn = (rows: readonly Known[]): { readonly name: string; readonly verdict: Verdict }[] =>
  rows.flatMap(({ name, verdict }) =>
    verdict === undefined || verdict.verdict === 'supported' ? [] : [{ name, verdict }],
  );

/** How many environments came to what, in one sentence, those that do not support it by name. */
export function overviewHeadline(rows: readonly Known[]): string {
  const of = (verdict: Verdict['verdict']): string[] =>
    rows.filter(row => row.verdict?.verdict === verdict).map(({ name }) => name);
  const supported = of('supported').length;
  const unknown = rows.filter(({ verdict }) => verdict === undefined).map(({ name }) => name);
  const excused = rows.filter(({ verdict }) => isExcused(verdict)).map(({ name }) => name);
  const others = [
    told(excused, 'but for known failures', 'but for known failures'),
    told(of('not-supported'), 'does not', 'do not'),
    told(of('inconclusive'), 'could not be looked at', 'could not be looked at'),
    told(of('partial'), 'was looked at in part', 'were looked at in part'),
    told(unknown, 'has not been looked at', 'have not been looked at'),
  ];
  const first =
    supported === rows.length && rows.length > 1
      ? `All ${rows.length} environments support change tracking`
      : `${supported} of ${rows.length} ${rows.length === 1 ? 'environment supports' : 'environments support'} change tracking`;
  return `${[first, ...others.filter(text => text !== undefined)].join('; ')}.`;
}

const told = (names: readonly string[], one: string, many: string): string | undefined =>
  names.length === 0 ? undefined : `${names.join(', ')} ${names.length === 1 ? one : many}`;

/** The word for all of them: the worst, as it is for their exit status. One that has no verdict could not be looked at. */
export function overviewVerdict(rows: readonly Known[]): Verdict['verdict'] {
  const words = rows.map(({ verdict }) => verdict?.verdict ?? 'inconclusive');
  return (['not-supported', 'inconclusive', 'partial'] as const).find(word => words.includes(word)) ?? 'supported';
}

/** The exit status of a run on several environments: 1 if one is not supported, else 2 if nobody could look at one, else 0. */
export function overviewStatus(statuses: readonly number[]): number {
  const { inconclusive, 'not-supported': notSupported } = exitStatuses;
  if (statuses.includes(notSupported)) return notSupported;
  return statuses.some(status => status !== 0) ? inconclusive : 0;
}
