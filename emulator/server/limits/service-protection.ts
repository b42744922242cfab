import { DataverseFault } from '../../engine/dataverse-fault';
import { SlidingWindow } from './sliding-window';

/** The documented defaults, which the rate-limit headers count down from where no limit is enforced. */
const documented = { requests: 6_000, milliseconds: 1_200_000 } as const;

/** As recorded for an environment that was asked nothing else. */
const usualParallelism = 48;

/** What is enforced, or told. A limit that is left out is not. */
export type ProtectionLimits = {
  /** Requests of one user within the window. */
  readonly requests?: number | undefined;
  /** Milliseconds that the requests of one user take together within the window. */
  readonly time?: number | undefined;
  /** Requests of one user at the same time. */
  readonly concurrency?: number | undefined;
  /** Seconds; Dataverse's window is 300. */
  readonly window?: number | undefined;
  /** What `x-ms-dop-hint` recommends: how parallel a client may be. Told, not enforced. */
  readonly parallelism?: number | undefined;
};

/** A request that is let in ends with {@link Admission.leave}; one that is not is told when to come back. */
type Admission =
  | { readonly kind: 'admitted'; readonly leave: () => void }
  | { readonly kind: 'refused'; readonly fault: DataverseFault; /** Seconds. */ readonly retryAfter: number };

type Load = { readonly window: SlidingWindow; underWay: number };

/** A concurrency refusal is over as soon as a request ends: the shortest wait the header can name. */
const shortestWait = 1;

/**
 * The service protection limits of one web server, per user.
 * https://learn.microsoft.com/power-apps/developer/data-platform/api-limits
 */
export class ServiceProtection {
  readonly #limits: ProtectionLimits;
  readonly #now: () => number;
  readonly #users = new Map<string, Load>();

  /** @param now milliseconds that only grow; the real time unless a test moves its own */
  constructor(limits: ProtectionLimits = {}, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  enter(userId: string): Admission {
    const load = this.#load(userId);
    const refusal = this.#refusal(load);
    if (refusal !== undefined) return { kind: 'refused', ...refusal };
    const startedAt = this.#now();
    load.window.add(startedAt, { requests: 1, milliseconds: 0 });
    load.underWay += 1;
    const leave = (): void => {
      load.underWay -= 1;
      load.window.add(this.#now(), { requests: 0, milliseconds: this.#now() - startedAt });
    };
    return { kind: 'admitted', leave };
  }

  /** What the header `x-ms-dop-hint` says. */
  get parallelism(): number {
    return this.#limits.parallelism ?? usualParallelism;
  }

  /** What the rate-limit headers say. */
  remaining(userId: string): { requests: number; milliseconds: number } {
    const used = this.#load(userId).window.total(this.#now());
    const { requests = documented.requests, time = documented.milliseconds } = this.#limits;
    return { requests: Math.max(0, requests - used.requests), milliseconds: Math.max(0, time - used.milliseconds) };
  }

  /** Nobody has asked anything yet. */
  reset(): void {
    this.#users.clear();
  }

  #refusal({ window, underWay }: Load): { fault: DataverseFault; retryAfter: number } | undefined {
    const { requests, time, concurrency } = this.#limits;
    const now = this.#now();
    const used = window.total(now);
    if (concurrency !== undefined && underWay >= concurrency) {
      return { fault: concurrencyLimitExceeded(concurrency), retryAfter: shortestWait };
    }
    if (requests !== undefined && used.requests >= requests) {
      const retryAfter = window.secondsUntil(now, left => left.requests < requests);
      return { fault: requestLimitExceeded(requests, window.seconds), retryAfter };
    }
    if (time !== undefined && used.milliseconds >= time) {
      const retryAfter = window.secondsUntil(now, left => left.milliseconds < time);
      return { fault: executionTimeLimitExceeded(time, window.seconds), retryAfter };
    }
    return undefined;
  }

  #load(userId: string): Load {
    const known = this.#users.get(userId);
    if (known !== undefined) return known;
    const load = { window: new SlidingWindow(this.#limits.window), underWay: 0 };
    this.#users.set(userId, load);
    return load;
  }
}

const requestLimitExceeded = (limit: number, seconds: number) =>
  new DataverseFault(
    429,
    0x80072322,
    `Number of requests exceeded the limit of ${limit} over time window of ${seconds} seconds.`,
  );

/** Two blanks before "milliseconds", and separators in the number: as documented. */
const executionTimeLimitExceeded = (limit: number, seconds: number) =>
  new DataverseFault(
    429,
    0x80072321,
    `Combined execution time of incoming requests exceeded limit of ${limit.toLocaleString('en-US')}  milliseconds over time window of ${seconds} seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.`,
  );

const concurrencyLimitExceeded = (limit: number) =>
  new DataverseFault(429, 0x80072326, `Number of concurrent requests exceeded the limit of ${limit}.`);
