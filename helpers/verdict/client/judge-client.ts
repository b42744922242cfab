import { oneLine } from '../words/shown-text';
import type { ClientVerdict, HistoryResult, UnplayedHistory } from './client-verdict';

type Judged = Pick<ClientVerdict, 'verdict' | 'reason'>;

/**
 * A client that lost anything, or stopped for good, in any history is wrong. One that never came to the end of a synchronisation
 * was not looked at: most likely its command, or what it writes, is not as agreed. Errors are those that belong to no test.
 */
export function judgeClient(
  histories: readonly (HistoryResult | UnplayedHistory)[],
  errors: readonly string[],
): Judged {
  const played = histories.filter(one => one.outcome !== 'could-not-look');
  const broken = played.filter(({ outcome }) => outcome !== 'right');
  if (broken.length > 0) {
    return played.some(({ everSynchronised }) => everSynchronised) ? wrong(broken, played.length) : neverBegan(broken);
  }
  const unplayed = histories.find(one => one.outcome === 'could-not-look');
  const why = errors[0] ?? unplayed?.reason ?? (played.length === 0 ? 'no history was played.' : undefined);
  if (why !== undefined)
    return { verdict: 'inconclusive', reason: `Not every history could be played: ${oneLine(why, 700)}` };
  return { verdict: 'right', reason: `Its copy was the table at the end of ${countOf(played.length)}.` };
}

/** The shortest sequence of steps that breaks the client. */
export const shortestOf = (histories: readonly HistoryResult[]): HistoryResult | undefined =>
  histories
    .filter(({ outcome }) => outcome !== 'right')
    .toSorted((one, other) => one.steps.length - other.steps.length)[0];

function wrong(broken: readonly HistoryResult[], played: number): Judged {
  const names = broken.map(({ name }) => name).join(', ');
  const what = broken.some(({ outcome }) => outcome === 'lost') ? 'Its copy is not the table' : 'It stops for good';
  const fault = oneLine(shortestOf(broken)?.faults[0] ?? '', 300);
  return {
    verdict: 'wrong',
    reason: `${what}: broken by ${broken.length} of ${played} ${played === 1 ? 'history' : 'histories'}: ${names}. ${fault}`,
  };
}

const neverBegan = ([first]: readonly HistoryResult[]): Judged => ({
  verdict: 'inconclusive',
  reason: `The command never came to the end of a synchronisation: ${oneLine(first?.faults[0] ?? '', 700)}`,
});

const countOf = (histories: number): string => (histories === 1 ? 'one history' : `${histories} histories`);
