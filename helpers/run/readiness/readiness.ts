import { WaitTimeoutError } from '../../dataverse/errors';
import type { Standing } from './standings';

/** How an environment became ready. */
export type Readiness = {
  /** Milliseconds, the good rounds included. */
  readonly took: number;
  readonly rounds: number;
  /** What it was waited for. Nothing: it was ready at once. */
  readonly overcome: readonly Standing[];
  /** What it answered otherwise than documented to the end. */
  readonly left: readonly Standing[];
};

/** In one line, which is the same in each run where nothing was late. */
export function describeReadiness({ took, overcome, left }: Readiness): string {
  if (overcome.length === 0 && left.length === 0) return 'at once';
  const late = overcome.length === 0 ? '' : `; until then ${namesWithAnswers(overcome)}`;
  const open = left.length === 0 ? '' : `; to the end ${namesWithAnswers(left)}`;
  return `after ${inSeconds(took)}${late}${open}`;
}

/** For the terminal. */
export const stillWaiting = (behind: readonly Standing[], { waited, left }: { waited: number; left: number }): string =>
  `The environment does not know all of the new table yet, ${inSeconds(waited)} after it was first asked: ${namesWithAnswers(behind)}. ` +
  `This passes as its servers read their caches anew; it is asked again for up to ${inSeconds(left)}.`;

/** The error at the deadline: nobody could look. */
export const notReady = (
  behind: readonly Standing[],
  { waited, rounds }: { readonly waited: number; readonly rounds: number },
): WaitTimeoutError =>
  new WaitTimeoutError(
    `The environment was asked for ${inSeconds(waited)}, ${rounds} times, and does not know all of the table yet: ${namesWithAnswers(behind)}.`,
    'look in Power Apps > Solutions > History whether an import or a publish is still running, and run again when it has ended. ' +
      'If it stays so, run with KEEP_SOLUTION=true and again an hour later: that run uses the solution as it is.',
    { cause: behind[0]?.last.error },
  );

const namesWithAnswers = (standings: readonly Standing[]): string =>
  standings.map(({ name, last }) => `${name} (${last.seen})`).join(', ');

const inSeconds = (milliseconds: number): string => `${Math.max(1, Math.round(milliseconds / 1_000))} s`;
