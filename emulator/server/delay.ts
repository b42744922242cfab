import { type MiddlewareHandler } from 'hono';
import { setTimeout as sleep } from 'node:timers/promises';

type Delay = {
  /** Waits before an answer. Mount it where the work begins, so that limits count the time. */
  readonly work: MiddlewareHandler;
  /** Waits after an answer that came without work: a refusal, another path. Mount it in front of everything. */
  readonly rest: MiddlewareHandler;
};

/** Delays each request once, by so many milliseconds. */
export function createLatency(milliseconds: number): Delay {
  const delayed = new WeakSet<Request>();
  const wait = async (request: Request): Promise<void> => {
    if (milliseconds === 0 || delayed.has(request)) return;
    delayed.add(request);
    await sleep(milliseconds);
  };
  return {
    work: async (c, next) => {
      await wait(c.req.raw);
      await next();
    },
    rest: async (c, next) => {
      await next();
      await wait(c.req.raw);
    },
  };
}
