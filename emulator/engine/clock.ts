/**
 * The organization's clock: it starts at the real time, ticks with it, and can be moved forward, so that a change token
 * expires in a test without a week of waiting. Milliseconds since 1970, UTC.
 */
export class Clock {
  #ahead = 0;

  /** How far it was moved, in milliseconds. */
  get ahead(): number {
    return this.#ahead;
  }

  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Moves forward only: a clock that goes back would hand out tokens from the future. */
  advance(milliseconds: number): void {
    if (!Number.isFinite(milliseconds) || milliseconds < 0) {
      throw new RangeError(`The clock cannot move by ${milliseconds} ms. Give a positive number of milliseconds.`);
    }
    this.#ahead += milliseconds;
  }
}
