import { HarnessError, UnavailableError, UnreachableError } from '../../dataverse/errors';
import type { Pace } from '../../dataverse/http/pace';
import { tell } from '../../dataverse/timing/tell';
import { realTiming, type Timing } from '../../dataverse/timing/timing';

/** What was seen in a while of a phase. */
export type Sample = {
  /** Seconds from the begin of the phase to the end of this while. */
  readonly at: number;
  readonly seconds: number;
  readonly rows: number;
  /** Requests that might be under way in its end. */
  readonly lanes: number;
  /** Of its seconds, those in which the environment let nobody out. */
  readonly heldSeconds: number;
};

/** One thing that was done with all rows. */
export type Phase = {
  /** As a sentence goes on: `seeded`, `read through the Web API`. */
  readonly name: string;
  readonly rows: number;
  readonly seconds: number;
  /** How often nobody was let out for a while, because the environment asked for it. */
  readonly throttled: number;
  readonly heldSeconds: number;
  readonly mostLanes: number;
  readonly samples: readonly Sample[];
};

/** Milliseconds without a row until it is given up: two windows of service protection, as one request is waited for. */
const stall = 10 * 60_000;
/** Milliseconds from one line on the terminal to the next. */
const betweenLines = 10_000;
/** Milliseconds of a sample at first. When there are too many of them they are taken together in pairs. */
const firstWhile = 1_000;
const mostSamples = 240;

type Watched = {
  readonly total: number;
  readonly pace: Pick<Pace, 'facts'>;
  readonly timing?: Timing;
  /** Where lines go; to whoever watches the run when left out. */
  readonly print?: (line: string) => void;
};

/** Watches over one phase: how fast it goes, and whether it goes on at all. */
export class Watch {
  readonly #name: string;
  readonly #watched: Required<Watched>;
  readonly #began: number;
  readonly #before: { readonly throttled: number; readonly heldMs: number };
  #rows = 0;
  #lastMove: number;
  #lastLine: number;
  #while = firstWhile;
  #open: { since: number; rows: number; heldMs: number };
  #samples: Sample[] = [];
  #mostLanes = 0;

  /** `name`: see {@link Phase}. */
  constructor(name: string, watched: Watched) {
    this.#name = name;
    this.#watched = { timing: realTiming, print: tell, ...watched };
    const now = this.#now();
    const { throttled, heldMs } = watched.pace.facts;
    this.#before = { throttled, heldMs };
    this.#began = now;
    this.#lastMove = now;
    this.#lastLine = now;
    this.#open = { since: now, rows: 0, heldMs };
  }

  /** So many more rows are done. */
  moved(rows: number): void {
    if (rows <= 0) return;
    const now = this.#now();
    this.#rows += rows;
    this.#lastMove = now;
    this.#open.rows += rows;
    this.#mostLanes = Math.max(this.#mostLanes, this.#watched.pace.facts.lanes);
    if (now - this.#open.since >= this.#while) this.#closeSample(now);
    if (now - this.#lastLine < betweenLines) return;
    this.#lastLine = now;
    this.#watched.print(this.#line(now));
  }

  /**
   * Does it, and again where the environment was too busy for it or did not answer, for as long as rows move or have moved of
   * late. What it does must be good to do twice. Throws HarnessError when nothing has moved for ten minutes.
   */
  async whileMoving<T>(act: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof UnavailableError || error instanceof UnreachableError)) throw error;
        const still = this.#now() - this.#lastMove;
        if (still >= stall) throw stalled(this.#line(this.#now()), error);
        await this.#watched.timing.sleep(1_000);
      }
    }
  }

  /** How it went. */
  end(): Phase {
    const now = this.#now();
    if (this.#open.rows > 0 || this.#samples.length === 0) this.#closeSample(now);
    return {
      name: this.#name,
      rows: this.#rows,
      seconds: (now - this.#began) / 1_000,
      ...this.#throttling(),
      mostLanes: this.#mostLanes,
      samples: this.#samples,
    };
  }

  #now(): number {
    return this.#watched.timing.now();
  }

  #throttling(): Pick<Phase, 'throttled' | 'heldSeconds'> {
    const { throttled, heldMs } = this.#watched.pace.facts;
    return { throttled: throttled - this.#before.throttled, heldSeconds: (heldMs - this.#before.heldMs) / 1_000 };
  }

  #closeSample(now: number): void {
    const { since, rows, heldMs: heldBefore } = this.#open;
    const { lanes, heldMs } = this.#watched.pace.facts;
    const heldSeconds = (heldMs - heldBefore) / 1_000;
    this.#samples.push({
      ...{ at: (now - this.#began) / 1_000, seconds: (now - since) / 1_000 },
      ...{ rows, lanes, heldSeconds },
    });
    this.#open = { since: now, rows: 0, heldMs };
    if (this.#samples.length <= mostSamples) return;
    this.#samples = inPairs(this.#samples);
    this.#while *= 2;
  }

  #line(now: number): string {
    const { total, pace } = this.#watched;
    const seconds = (now - this.#began) / 1_000;
    const { throttled, heldSeconds } = this.#throttling();
    const waits =
      throttled === 0 ? 'not throttled' : `throttled ${times(throttled)}: waits of ${Math.round(heldSeconds)} s`;
    return `Many rows: ${this.#name} ${inWords(this.#rows)} of ${inWords(total)} rows, ${speedOf(this.#rows, seconds)}, ${pace.facts.lanes} lanes, ${waits}.`;
  }
}

/** `once`, `3 times`. */
export const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** `2,800 rows/s` */
export const speedOf = (rows: number, seconds: number): string =>
  `${inWords(seconds > 0 ? Math.round(rows / seconds) : rows)} rows/s`;

const inWords = (count: number): string => count.toLocaleString('en-US');

function inPairs(samples: readonly Sample[]): Sample[] {
  const pairs: Sample[] = [];
  for (let n = 0; n < samples.length; n += 2) {
    const [one, other] = [samples[n], samples[n + 1]];
    if (one === undefined) continue;
    if (other === undefined) pairs.push(one);
    else {
      pairs.push({
        ...{ at: other.at, lanes: other.lanes, seconds: one.seconds + other.seconds },
        ...{ rows: one.rows + other.rows, heldSeconds: one.heldSeconds + other.heldSeconds },
      });
    }
  }
  return pairs;
}

const stalled = (line: string, cause: unknown): HarnessError =>
  new HarnessError(
    `No row has moved for ${stall / 60_000} minutes: ${line} Last: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`,
    'run again when the environment is less busy, or with a smaller SCALE_ROWS. Nothing was concluded from it.',
    { cause },
  );
