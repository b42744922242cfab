type Usage = { readonly requests: number; readonly milliseconds: number };

type Bucket = { second: number; requests: number; milliseconds: number };

const defaultSeconds = 300;
const oneSecond = 1_000;

/** What was used within the last seconds, this one included, kept by the second: its size does not grow with the number of requests. */
export class SlidingWindow {
  readonly seconds: number;
  #buckets: Bucket[] = [];

  constructor(seconds: number = defaultSeconds) {
    this.seconds = seconds;
  }

  /** @param now milliseconds that only grow */
  add(now: number, { requests, milliseconds }: Usage): void {
    this.#forget(now);
    const second = Math.floor(now / oneSecond);
    const last = this.#buckets.at(-1);
    if (last?.second === second) {
      last.requests += requests;
      last.milliseconds += milliseconds;
    } else this.#buckets.push({ second, requests, milliseconds });
  }

  total(now: number): Usage {
    this.#forget(now);
    return sumOfUsage(this.#buckets);
  }

  /** Seconds until what is still in the window passes the test, when nothing is added: at least 1, at most the window. */
  secondsUntil(now: number, passes: (left: Usage) => boolean): number {
    this.#forget(now);
    const left = [...this.#buckets];
    for (;;) {
      const oldest = left.shift();
      if (oldest === undefined) return this.seconds;
      if (passes(sumOfUsage(left))) return Math.max(1, Math.ceil(oldest.second + this.seconds - now / oneSecond));
    }
  }

  #forget(now: number): void {
    const newestGone = Math.floor(now / oneSecond) - this.seconds;
    this.#buckets = this.#buckets.filter(({ second }) => second > newestGone);
  }
}

const sumOfUsage = (buckets: readonly Usage[]): Usage =>
  buckets.reduce(
    (total, { requests, milliseconds }) => ({
      requests: total.requests + requests,
      milliseconds: total.milliseconds + milliseconds,
    }),
    { requests: 0, milliseconds: 0 },
  );
