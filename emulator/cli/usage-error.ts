/** A wrong argument of the command line. The message names it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
