import type { Timing } from '../timing/timing';
import { type Attempt, describeAttempt } from './describe-attempt';
import { networkFailureKind } from './network-failure';
import type { Answer, OutgoingRequest, Reply, SendOptions } from './request';
import { retryAfter } from './retry-after';
import { type AttemptOutcome, leavesOpen, retryDelay } from './retry-decision';

type Again = 'with a new token' | { readonly delay: number };

/** The attempts of one request: notes each, and decides whether another one follows, and when. */
export class Attempts {
  readonly #request: OutgoingRequest;
  readonly #options: SendOptions;
  readonly #timing: Timing;
  readonly #started: number;
  #number = 0;
  #begun = 0;
  #headers: Readonly<Record<string, string>> = {};
  #renewed = false;
  #again: Again | undefined;
  #afterLostAnswer = false;
  #answer: Answer | undefined;

  constructor(request: OutgoingRequest, options: SendOptions, timing: Timing) {
    this.#request = request;
    this.#options = options;
    this.#timing = timing;
    this.#started = timing.now();
  }

  /** Before an attempt: adds the bearer token to its headers. */
  async begin(outgoing: Headers): Promise<void> {
    const token = await this.#options.authorization?.accessToken();
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    for (const [name, value] of Object.entries(authorization)) outgoing.set(name, value);
    this.#headers = { ...this.#request.headers, ...authorization };
    this.#number += 1;
    this.#begun = this.#timing.now();
  }

  /** After an attempt that was answered: whether to send again. */
  answered(answer: Answer): Promise<boolean> {
    this.#answer = answer;
    const code = answer.status === 500 ? (this.#options.errorCode?.(answer.text) ?? '') : '';
    const outcome = { kind: 'reply', status: answer.status, code, retryAfter: this.#askedToWait(answer) } as const;
    return this.#conclude(outcome, { reply: answer });
  }

  /** After an attempt to which no answer came: whether to send again. `error` is what `fetch` threw. */
  failed(error: unknown): Promise<boolean> {
    return this.#conclude({ kind: 'failure', failure: networkFailureKind(error) }, { error });
  }

  /** Before the next attempt. */
  async wait(): Promise<void> {
    if (typeof this.#again === 'object') return this.#timing.sleep(this.#again.delay);
    this.#renewed = true;
    this.#options.authorization?.discard();
  }

  /** The last answer, which stands. */
  get reply(): Reply {
    if (this.#answer === undefined) throw new TypeError('a request cannot end without its last answer');
    return { ...this.#answer, afterLostAnswer: this.#afterLostAnswer };
  }

  async #conclude(outcome: AttemptOutcome, end: Pick<Attempt, 'reply' | 'error'>): Promise<boolean> {
    const durationMs = this.#timing.now() - this.#begun;
    this.#again = this.#decide(outcome);
    const attempt = { number: this.#number, headers: this.#headers, durationMs, ...end };
    await this.#options.note?.(describeAttempt(this.#request, attempt, describeAgain(this.#again)));
    if (this.#again !== undefined) this.#afterLostAnswer ||= leavesOpen(outcome);
    return this.#again !== undefined;
  }

  #decide(outcome: AttemptOutcome): Again | undefined {
    const refused = outcome.kind === 'reply' && outcome.status === 401;
    if (refused && this.#options.authorization !== undefined && !this.#renewed) return 'with a new token';
    if (!this.#request.retry) return undefined;
    const elapsed = this.#timing.now() - this.#started;
    const { repeatable } = this.#request;
    const delay = retryDelay(outcome, { attempt: this.#number, elapsed, repeatable });
    return delay === undefined ? undefined : { delay };
  }

  /** Milliseconds. */
  #askedToWait({ status, headers, text }: Answer): number | undefined {
    return retryAfter(headers.get('retry-after')) ?? (status >= 400 ? this.#options.retryAfter?.(text) : undefined);
  }
}

function describeAgain(again: Again | undefined): string | undefined {
  if (again === undefined) return undefined;
  return `sent again ${typeof again === 'object' ? `after ${again.delay / 1_000} s` : again}`;
}
