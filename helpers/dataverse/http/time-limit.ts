/**
 * The time limit of each attempt at a request. What `AbortSignal.any` makes of `AbortSignal.timeout` is held weakly: where
 * Node.js 20 collects garbage while a server is silent, such a signal is lost, and the request waits for ever. A timer of
 * our own holds what it ends.
 */
export class TimeLimit {
  readonly #milliseconds: number;
  readonly #unwanted: AbortSignal | undefined;
  #timer: NodeJS.Timeout | undefined;
  #onUnwanted = (): void => undefined;
  #passed: Promise<never> | undefined;

  /** `unwanted`: what else ends an attempt. */
  constructor(milliseconds: number, unwanted?: AbortSignal) {
    this.#milliseconds = milliseconds;
    this.#unwanted = unwanted;
  }

  /**
   * An attempt begins. The signal aborts it when its time has passed, so that nothing goes on behind our back. Throws the reason
   * where nobody wants its answer any more.
   */
  begin(): AbortSignal {
    this.end();
    this.#unwanted?.throwIfAborted();
    const controller = new AbortController();
    this.#passed = new Promise((_resolve, reject) => {
      const stop = (reason: Error): void => {
        reject(reason);
        controller.abort(reason);
      };
      this.#timer = setTimeout(
        () => stop(new DOMException(`no answer within ${this.#milliseconds} ms`, 'TimeoutError')),
        this.#milliseconds,
      );
      this.#onUnwanted = () => stop(reasonOf(this.#unwanted));
    });
    this.#unwanted?.addEventListener('abort', this.#onUnwanted, { once: true });
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
    this.#unwanted?.removeEventListener('abort', this.#onUnwanted);
    this.#passed = undefined;
  }
}

const reasonOf = (signal: AbortSignal | undefined): Error =>
  signal?.reason instanceof Error ? signal.reason : new Error('aborted');
