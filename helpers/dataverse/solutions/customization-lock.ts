import { DataverseError, HarnessError, JobFailedError } from '../errors';
import type { WebApiClient } from '../web-api/web-api-client';

/** SolutionConcurrencyFailure, and the codes of CustomizationLockException. */
const lockCodes: ReadonlySet<string> = new Set(['0x80071151', '0x7c27f812', '0x7c27f9fd', '0x7c27f89f']);

/** A job that failed only because another one held the environment's customization lock. */
export class LockedJobError extends JobFailedError {}

/** True for a code that names the customization lock, as a job's signed number or as the Web API writes it. */
export const isLockCode = (code: number | string | undefined): boolean =>
  lockCodes.has(typeof code === 'number' ? `0x${(code >>> 0).toString(16)}` : (code ?? '').toLowerCase());

const isLocked = (error: unknown): boolean =>
  error instanceof LockedJobError || (error instanceof DataverseError && isLockCode(error.code));

/**
 * Runs `act` again, for `timeout` milliseconds, while the environment refuses it because another import, uninstall or publish is running: 429 online,
 * 400 on-premises. The refused request was not begun, so sending it again is safe.
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
    `The ${what} could not begin for ${timeout / 1_000} s: another customization of the environment is running. ${cause instanceof DataverseError ? cause.detail : ''}`,
    'look in Power Apps > Solutions > History for what is running, and run again when it has ended.',
    { cause },
  );
