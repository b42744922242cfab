import { DataverseError, HarnessError, JobFailedError } from '../../errors';
import type { WebApiClient } from '../../web-api/web-api-client';
import { type JobWords, wordsOfRefusal } from './job-words';

/** SolutionConcurrencyFailure, and the codes of CustomizationLockException. */
const lockCodes: readonly string[] = ['0x80071151', '0x7c27f812', '0x7c27f9fd', '0x7c27f89f'];

/** The sentences of the lock, which jobs also end with under other codes, or under none. */
const lockWords =
  /CustomizationLockException|Cannot start (?:another|the requested operation) \[|because there is (?:another|a previous) \[|solution installation or removal failed/i;

/** A job that failed only because another one held the environment's customization lock. */
export class LockedJobError extends JobFailedError {
  /** The environment's own words. */
  readonly told: string;

  constructor(what: string, { text }: JobWords) {
    super(
      `The ${what} failed on the lock of another customization: ${text}`,
      'run again when nothing else is imported, removed or published: Power Apps > Solutions > History shows it.',
    );
    this.told = text;
  }
}

/** Whether a job or a refusal names the customization lock, by its code or in words. */
export const tellsOfLock = ({ codes, text }: JobWords): boolean =>
  lockCodes.some(code => codes.has(code)) || lockWords.test(text);

function isLocked(error: unknown): boolean {
  if (error instanceof LockedJobError) return true;
  const words = wordsOfRefusal(error);
  return words !== undefined && tellsOfLock(words);
}

/**
 * Runs `act` again, for `timeout` milliseconds, while the environment refuses it because another import, uninstall or publish is running: 429 online,
 * 400 on-premises, or a job that fails with the same words. What was refused was not begun, so sending it again is safe.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes
 *
 * Throws HarnessError when the lock outlasts the deadline: nobody could look.
 */
export async function retryWhileLocked<T>(
  { timing }: WebApiClient,
  what: string,
  timeout: number,
  act: () => Promise<T>,
): Promise<T> {
  const deadline = timing.now() + timeout;
  for (let pause = 1_000; ; pause = Math.min(pause * 2, 30_000)) {
    try {
      return await act();
    } catch (error) {
      if (!isLocked(error)) throw error;
      const left = deadline - timing.now();
      if (left <= 0) throw lockedTooLong(what, timeout, error);
      await timing.sleep(Math.min(pause, left));
    }
  }
}

const lockedTooLong = (what: string, timeout: number, cause: unknown): HarnessError =>
  new HarnessError(
    `The ${what} could not begin for ${timeout / 1_000} s: another customization of the environment is running.\n  ${toldBy(cause)}`,
    'look in Power Apps > Solutions > History for what is running, and run again when it has ended.',
    { cause },
  );

function toldBy(cause: unknown): string {
  if (cause instanceof DataverseError) return cause.detail;
  return cause instanceof LockedJobError ? cause.told : '';
}
