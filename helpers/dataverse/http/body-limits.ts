const MiB = 1024 * 1024;

/** Bytes of what an answer may hold after it was decompressed: 5,000 rows of 200 columns with their annotations are less. */
export const longestReply = 128 * MiB;

/** The same of a refusal, a redirect, or what an identity provider says. */
export const longestRefusal = MiB;

/** Bytes that the body of an answer of this status may have where a success may have `most`. */
export const bodyLimit = (status: number, most = longestReply): number =>
  status < 300 ? most : Math.min(most, longestRefusal);

/** The body of an answer went on and on. */
export class LongBodyError extends Error {
  readonly code = 'LONG_BODY';

  /** `limit` in bytes. */
  constructor(status: number, limit: number) {
    super(`status ${status} and more than ${limit / MiB} MiB`);
  }
}
