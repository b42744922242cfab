import { UnavailableError, UnreachableError } from '../errors';

/**
 * True when the request may have been carried out although no answer of the environment came: a time limit, a broken
 * connection, a gateway. Synchronous imports are cut off after minutes by the proxy in front, and go on behind it.
 */
export function answerWasLost(error: unknown): boolean {
  if (error instanceof UnreachableError) return true;
  return error instanceof UnavailableError && error.status !== 429;
}
