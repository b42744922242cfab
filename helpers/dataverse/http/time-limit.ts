/**
 * The time limit of each attempt at a request. What `AbortSignal.any` makes of `AbortSignal.timeout` is held weakly: where
 * Node.js 20 collects garbage while a server is silent, such a signal is lost, and the request waits for ever. A timer of
 * our own holds what it ends.
 */
export class TimeLimit {
  readonly #milliseconds: number;
  #timer: NodeJS.Timeout | undefined;
  #passed: Promise<never> | undefined;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /** An attempt begins. The signal aborts it when its time has passed, so that nothing goes on behind our back. */
  begin(): AbortSignal {
    this.end();
    const controller = new AbortController();
    this.#passed = new Promise((_resolve, reject) => {
      this.#timer = setTimeout(() => {
        const reason = new DOMException(`no answer within ${this.#milliseconds} ms`, 'TimeoutError');
        reject(reason);
        controller.abort(reason);
      }, this.#milliseconds);
    });
    // Whoever holds nothing at the moment is not told.
    this.#passed.catch(() => undefined);
    return controller.signal;
  }

  /** What a part of the attempt comes to. Throws a DOMException named TimeoutError when the time passes before. */
  async hold<T>(work: Promise<T>): Promise<T> {
    try {
      return await (this.#passed === undefined ? work : Promise.race([work, this.#passed]));
    } catch (error) {
      this.end();
      throw error;
    }
  }

  /** The attempt has ended. */
  end(): void {
    clearTimeout(this.#timer);
    this.#passed = undefined;
  }
}
