import { reasonOf } from './reason-of';

/** Out here it holds nothing: a function holds what stands around it. */
const nothing = (): void => undefined;

/**
 * The time limit of each attempt at a request. What `AbortSignal.any` makes of `AbortSignal.timeout` is held weakly: where
 * Node.js 20 collects garbage while a server is silent, such a signal is lost, and the request waits for ever. A timer of
 * our own holds what it ends.
 */
export class TimeLimit {
  readonly #milliseconds: number;
  readonly #unwanted: AbortSignal | undefined;
  #timer: NodeJS.Timeout | undefined;
  #onUnwanted: () => void = nothing;
  /** Why the attempt that has begun is over before its time. */
  #stopped: Error | undefined;
  /** Ends what is held at the moment. */
  #reject: (reason: Error) => void = nothing;

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
    const stop = (reason: Error): void => {
      this.#stopped = reason;
      this.#reject(reason);
      controller.abort(reason);
    };
    this.#timer = setTimeout(
      () => stop(new DOMException(`no answer within ${this.#milliseconds} ms`, 'TimeoutError')),
      this.#milliseconds,
    );
    this.#onUnwanted = () => stop(reasonOf(this.#unwanted));
    this.#unwanted?.addEventListener('abort', this.#onUnwanted, { once: true });
    return controller.signal;
  }

  /**
   * What a part of the attempt comes to. Throws a DOMException named TimeoutError when the time passes before. No promise that
   * lasts as long as the attempt is raced against: it would keep what each part came to.
   */
  async hold<T>(work: Promise<T>): Promise<T> {
    try {
      return await new Promise<T>((resolve, reject) => {
        this.#reject = reject;
        work.then(resolve, reject);
        if (this.#stopped !== undefined) reject(this.#stopped);
      });
    } catch (error) {
      this.end();
      throw error;
    } finally {
      this.#reject = nothing;
    }
  }

  /** The attempt has ended. */
  end(): void {
    clearTimeout(this.#timer);
    this.#unwanted?.removeEventListener('abort', this.#onUnwanted);
    this.#onUnwanted = nothing;
    this.#timer = undefined;
    this.#stopped = undefined;
  }
}
