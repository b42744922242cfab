/**
 * The organization-wide row version: one counter for every write to every table, as SQL Server's `rowversion`. It is a
 * row's `versionnumber`, its etag and its place in a delta. Larger than 32 bits on environments in use, hence bigint.
 */
export class RowVersion {
  #current: bigint;

  constructor(start = 1_000_000n) {
    this.#current = start;
  }

  /** The version of the newest write. */
  get current(): bigint {
    return this.#current;
  }

  /** Goes on from there: for restoring a saved organization. */
  restore(version: bigint): void {
    this.#current = version;
  }

  next(): bigint {
    this.#current += 1n;
    return this.#current;
  }
}
