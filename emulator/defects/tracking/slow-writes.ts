import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Deviation } from '../served';

/** Milliseconds: enough that a client which reads or writes beside it comes in between. */
const slowness = 10;

/** A request that may write: what was there when it arrived. */
type Arrival<Moment> = { readonly moment: Moment };

/** Lets some time pass between the arrival of a write and what it does, and knows what was there when it arrived. */
export class SlowWrites<Moment> {
  readonly #arrivals = new AsyncLocalStorage<Arrival<Moment>>();
  /** To be part of what is served. */
  readonly slowing: Deviation;

  /** @param now what there is at the moment */
  constructor(now: () => Moment) {
    this.slowing = served => ({
      ...served,
      exchange: (request, answer) => {
        if (request.method === 'GET') return served.exchange(request, answer);
        return this.#arrivals.run({ moment: now() }, async () => {
          await sleep(slowness);
          return served.exchange(request, answer);
        });
      },
    });
  }

  /** The request that is answered at the moment: each is an object of its own. Undefined outside of one that may write. */
  get current(): Arrival<Moment> | undefined {
    return this.#arrivals.getStore();
  }
}
