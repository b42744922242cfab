import { overcame, type Overcome, tell } from '../timing/tell';
import { realTiming, type Timing } from '../timing/timing';

/**
 * Requests that service protection lets one user have under way at a web server, where the environment says no less
 * (https://learn.microsoft.com/power-apps/developer/data-platform/api-limits).
 */
export const mostAtOnce = 52;

/** Requests at once until the first answer has told how many are welcome. */
const atFirst = 4;

/** Milliseconds: as long as the window of service protection. Longer waits are refused by who sends. */
const longestHold = 5 * 60_000;

/** Milliseconds for which all are held where the environment does not say for how long. */
const shortestHold = 1_000;

/** Milliseconds from which a hold is told. */
const worthTelling = 5_000;

/** What an answer says of the pace. */
export type PaceAnswer = {
  readonly headers: Headers;
  readonly isThrottled: boolean;
  /** Milliseconds that a throttled request was asked to wait. */
  readonly retryAfter?: number | undefined;
};

/** Ends a turn, once: with the answer that came, or without one. */
export type EndTurn = (answer?: PaceAnswer) => void;

/** How a pace stands. */
export type PaceFacts = {
  /** Requests that may be under way at once. */
  readonly lanes: number;
  /** How often nobody was let out for a while, because the environment asked for it. */
  readonly throttled: number;
  /** Milliseconds in which nobody was let out, all together. */
  readonly heldMs: number;
};

/**
 * Lets the requests of many callers out: as many at once as the environment recommends in its last `x-ms-dop-hint`
 * (https://learn.microsoft.com/power-apps/developer/data-platform/send-parallel-requests), and none, whoever asks, for as long
 * as it asked one of them to wait. Each time it asks for that, half as many go on; with every answer of theirs that is none
 * such, there may be one more, up to the hint, or to where it began where there is none.
 */
export class Pace {
  readonly #timing: Timing;
  readonly #most: number;
  #hint: number | undefined;
  #lanes: number;
  #underWay = 0;
  /** Answers since the number of lanes changed. */
  #answers = 0;
  #hold: { since: number; until: number } | undefined;
  #throttled = 0;
  #heldMs = 0;
  readonly #waiting: (() => void)[] = [];

  /** `most`: requests at once, whatever the environment recommends. */
  constructor({ timing = realTiming, most = mostAtOnce }: { readonly timing?: Timing; readonly most?: number } = {}) {
    this.#timing = timing;
    this.#most = most;
    this.#lanes = Math.min(atFirst, most);
  }

  get facts(): PaceFacts {
    return { lanes: this.#lanes, throttled: this.#throttled, heldMs: this.#heldMs };
  }

  /** Waits until a request may go out. What it returns is called when its answer is there, or none will be. */
  async turn(): Promise<EndTurn> {
    for (;;) {
      const held = (this.#hold?.until ?? 0) - this.#timing.now();
      if (held > 0) await this.#timing.sleep(held);
      else if (this.#underWay >= this.#lanes) await new Promise<void>(resolve => this.#waiting.push(resolve));
      else break;
    }
    this.#underWay += 1;
    let isOver = false;
    return answer => {
      if (isOver) return;
      isOver = true;
      this.#underWay -= 1;
      if (answer !== undefined) this.#hear(answer);
      for (const wake of this.#waiting.splice(0)) wake();
    };
  }

  #hear({ headers, isThrottled, retryAfter }: PaceAnswer): void {
    this.#hearHint(Number(headers.get('x-ms-dop-hint') ?? Number.NaN));
    if (isThrottled) this.#holdAll(Math.min(retryAfter ?? shortestHold, longestHold));
    else this.#goOn();
  }

  #hearHint(told: number): void {
    if (!Number.isInteger(told) || told < 1) return;
    const hint = Math.min(told, this.#most);
    // The first word of it is taken as it comes; later it is a ceiling, under which throttling decides.
    this.#lanes = this.#hint === undefined ? hint : Math.min(this.#lanes, hint);
    this.#hint = hint;
  }

  #holdAll(wait: number): void {
    const now = this.#timing.now();
    const hold = this.#hold;
    // Requests that went out together are turned away together: that is one word, not several.
    const isAnother = hold === undefined || now >= hold.until;
    const until = isAnother ? now + wait : Math.max(hold.until, now + wait);
    this.#heldMs += until - (isAnother ? now : hold.until);
    this.#hold = { since: hold?.since ?? now, until };
    if (!isAnother) return;
    this.#throttled += 1;
    const before = this.#lanes;
    this.#lanes = Math.max(1, Math.floor(before / 2));
    this.#answers = 0;
    if (wait < worthTelling) return;
    tell(
      `The environment asks for a wait of ${Math.ceil(wait / 1_000)} s: all ${before} lanes wait, and ${this.#lanes} go on.`,
    );
  }

  #goOn(): void {
    const now = this.#timing.now();
    // What was under way when the others were turned away says nothing of what comes after.
    if (this.#hold !== undefined && now < this.#hold.until) return;
    if (this.#hold !== undefined) {
      const took = now - this.#hold.since;
      overcame.publish({ what: 'throttling', seen: 'throttled', took } satisfies Overcome);
      this.#hold = undefined;
    }
    this.#answers += 1;
    if (this.#answers < this.#lanes || this.#lanes >= (this.#hint ?? Math.min(atFirst, this.#most))) return;
    this.#lanes += 1;
    this.#answers = 0;
  }
}
