import { overcame, type Overcome } from '../timing/tell';
import type { Timing } from '../timing/timing';
import { answerKind } from './answer-kind';
import { demandedClaims } from './claims-challenge';
import { type Attempt, describeAttempt } from './describe-attempt';
import { networkFailureKind } from './network-failure';
import type { EndTurn } from './pace';
import { PatientRetry } from './patient-retry';
import {
  type Answer,
  type OutgoingRequest,
  type Reading,
  type Reply,
  type SendOptions,
  strongConsistency,
} from './request';
import { retryAfter } from './retry-after';
import { type AttemptOutcome, leavesOpen, retryDelay } from './retry-decision';
import { tellWait } from './tell-wait';

type Again = 'with a new token' | { readonly delay: number };

/** The attempts of one request: notes each, and decides whether another one follows, and when. */
export class Attempts {
  readonly #request: OutgoingRequest;
  readonly #options: SendOptions;
  readonly #timing: Timing;
  readonly #started: number;
  readonly #patient: PatientRetry;
  #number = 0;
  #begun = 0;
  #headers: Readonly<Record<string, string>> = {};
  #token = '';
  #renewed = false;
  #again: Again | undefined;
  #afterLostAnswer = false;
  readonly #waits: Overcome[] = [];
  #answer: Answer | undefined;
  #endTurn: EndTurn | undefined;

  constructor(request: OutgoingRequest, options: SendOptions, timing: Timing) {
    this.#request = request;
    this.#options = options;
    this.#timing = timing;
    this.#started = timing.now();
    this.#patient = new PatientRetry(request, timing);
  }

  /** Before an attempt: adds the bearer token to its headers. */
  async begin(outgoing: Headers): Promise<void> {
    const token = await this.#options.authorization?.accessToken();
    this.#token = token ?? '';
    const added = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(this.#patient.hasBegun && strongConsistency),
    };
    for (const [name, value] of Object.entries(added)) outgoing.set(name, value);
    // The last thing that is waited for: whoever has a turn goes out.
    this.#endTurn = await this.#options.pace?.turn();
    this.#headers = { ...this.#request.headers, ...added };
    this.#number += 1;
    this.#begun = this.#timing.now();
  }

  /** After an attempt that was answered: whether to send again. */
  answered(answer: Answer): Promise<boolean> {
    this.#answer = answer;
    const reading = this.#options.read?.(answer) ?? { kind: answerKind(answer.status) };
    const retryAfter = askedToWait(answer, reading);
    this.#endTurn?.({ headers: answer.headers, isThrottled: reading.kind === 'throttled', retryAfter });
    const outcome = { kind: 'reply', answer: reading.kind, retryAfter } as const;
    const again = this.#renewal(answer) ?? this.#patiently(reading) ?? this.#repeat(outcome);
    return this.#conclude(outcome, again, { reply: answer });
  }

  /** After an attempt to which no answer came: whether to send again. `error` is what `fetch` threw. */
  failed(error: unknown): Promise<boolean> {
    this.#answer = undefined;
    this.#endTurn?.();
    const outcome = { kind: 'failure', failure: networkFailureKind(error) } as const;
    return this.#conclude(outcome, this.#repeat(outcome), { error });
  }

  /** Before the next attempt. */
  async wait(): Promise<void> {
    if (typeof this.#again === 'object') {
      // A pace tells of a wait that all have together.
      if (this.#options.pace === undefined) tellWait(this.#request, this.#again.delay, this.#answer?.status);
      return this.#timing.sleep(this.#again.delay);
    }
    this.#renewed = true;
    const { status = 0, headers = new Headers() } = this.#answer ?? {};
    this.#options.authorization?.discard(this.#token, demandedClaims(status, headers));
  }

  /** However it ended: who waits for a turn does not wait for this request, which may stay in memory for long, without its answer. */
  leave(): void {
    this.#endTurn?.();
    this.#answer = undefined;
  }

  /** The last answer, which stands. */
  get reply(): Reply {
    if (this.#answer === undefined) throw new TypeError('a request cannot end without its last answer');
    return { ...this.#answer, afterLostAnswer: this.#afterLostAnswer, attempts: this.#number };
  }

  async #conclude(
    outcome: AttemptOutcome,
    again: Again | undefined,
    end: Pick<Attempt, 'reply' | 'error'>,
  ): Promise<boolean> {
    const durationMs = this.#timing.now() - this.#begun;
    this.#again = again;
    const attempt = { number: this.#number, headers: this.#headers, durationMs, ...end };
    const { note } = this.#options;
    if (note !== undefined) await note(describeAttempt(this.#request, attempt, describeAgain(again)));
    if (again !== undefined) this.#afterLostAnswer ||= leavesOpen(outcome);
    if (typeof again === 'object') this.#noteWait(outcome, again.delay);
    else if (outcome.kind === 'reply' && outcome.answer === 'stands') this.#tellOvercome();
    return again !== undefined;
  }

  #noteWait(outcome: AttemptOutcome, took: number): void {
    if (outcome.kind === 'failure') this.#waits.push({ what: 'fault of the moment', seen: 'no answer came', took });
    else if (outcome.answer === 'throttled') {
      if (this.#options.pace === undefined) this.#waits.push({ what: 'throttling', seen: 'throttled', took });
    } else if (outcome.answer !== 'stands') {
      this.#waits.push({ what: 'fault of the moment', seen: `answered ${this.#answer?.status}`, took });
    }
  }

  /** An answer stands in the end: what came before it was in passing. */
  #tellOvercome(): void {
    for (const wait of this.#waits.splice(0)) overcame.publish(wait);
  }

  #renewal({ status }: Answer): Again | undefined {
    return status === 401 && this.#options.authorization !== undefined && !this.#renewed
      ? 'with a new token'
      : undefined;
  }

  #patiently({ kind, patience }: Reading): Again | undefined {
    const delay = this.#patient.delayAfter(kind, patience);
    return delay === undefined ? undefined : { delay };
  }

  #repeat(outcome: AttemptOutcome): Again | undefined {
    if (!this.#request.retry || this.#request.unwanted?.aborted === true) return undefined;
    const elapsed = this.#timing.now() - this.#started;
    const attempt = this.#number - this.#patient.times;
    const delay = retryDelay(outcome, { attempt, elapsed, repeatable: this.#request.repeatable });
    return delay === undefined ? undefined : { delay };
  }
}

/** Milliseconds. */
function askedToWait({ headers }: Answer, reading: Reading): number | undefined {
  return retryAfter(headers) ?? reading.retryAfter;
}

function describeAgain(again: Again | undefined): string | undefined {
  if (again === undefined) return undefined;
  return `sent again ${typeof again === 'object' ? `after ${again.delay / 1_000} s` : again}`;
}
