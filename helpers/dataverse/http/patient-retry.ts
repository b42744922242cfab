import { tell } from '../timing/tell';
import type { Timing } from '../timing/timing';
import type { AnswerKind } from './answer-kind';
import type { OutgoingRequest, Patience } from './request';
import { shownRequest } from './tell-wait';

/** Milliseconds between two attempts: each wait is twice the one before. */
const [firstWait, longestWait] = [500, 4_000];
const timesBeforeTelling = 3;

/** How one request is sent again, for a bounded time, while it meets refusals that may pass. */
export class PatientRetry {
  readonly #request: OutgoingRequest;
  readonly #timing: Timing;
  #met: { readonly since: number; readonly patience: Patience } | undefined;
  #times = 0;

  constructor(request: OutgoingRequest, timing: Timing) {
    this.#request = request;
    this.#timing = timing;
  }

  /** Whether such a refusal was met: from then on the request asks past the caches. */
  get hasBegun(): boolean {
    return this.#met !== undefined;
  }

  /** How often the request was sent again for it. */
  get times(): number {
    return this.#times;
  }

  /**
   * Milliseconds until the next attempt after an answer, or undefined when its patience is no reason for one: it has none,
   * or the time is over. A first answer of another kind ends it.
   */
  delayAfter(kind: AnswerKind, patience: Patience | undefined): number | undefined {
    if (patience === undefined) {
      if (kind === 'stands') this.#met?.patience.overcame(this.#timing.now() - this.#met.since);
      return undefined;
    }
    if (!this.#request.retry) return undefined;
    this.#met ??= { since: this.#timing.now(), patience };
    const delay = Math.min(firstWait * 2 ** this.#times, longestWait);
    if (this.#timing.now() - this.#met.since + delay > patience.milliseconds) {
      patience.stays();
      return undefined;
    }
    this.#times += 1;
    if (this.#times === timesBeforeTelling) tell(sentence(this.#request, patience));
    return delay;
  }
}

const sentence = (request: OutgoingRequest, { milliseconds }: Patience): string =>
  `${shownRequest(request)} is refused as by a server whose caches are behind. It is asked again for up to ${milliseconds / 1_000} s.`;
