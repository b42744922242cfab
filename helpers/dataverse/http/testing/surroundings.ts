import { createFetch } from '../create-fetch';
import type { Exchange, ExchangeRecorder } from '../exchange';

/** For unit tests: what a client stands on, with waits that take no time, and all that it does to it. */
export class Surroundings {
  /** Milliseconds of each wait; none really passes. */
  readonly waits: number[] = [];
  readonly steps: { title: string; exchanges: Exchange[] }[] = [];
  readonly tokens = { given: 0, discarded: 0 };
  /** What was demanded of the next token, each time that one was discarded. */
  readonly demanded: (string | undefined)[] = [];
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  /** The options that every client takes. Each token is told from the one before by a number at its end. */
  get options() {
    const { waits, tokens, demanded } = this;
    const record: ExchangeRecorder = (title, run) => {
      const exchanges: Exchange[] = [];
      this.steps.push({ title, exchanges });
      return run(exchange => Promise.resolve(void exchanges.push(exchange)));
    };
    return {
      fetch: createFetch(),
      tokens: {
        accessToken: () => Promise.resolve(`${this.#token}${(tokens.given += 1)}`),
        discard: (_refused: string, claims?: string) => {
          tokens.discarded += 1;
          demanded.push(claims);
        },
      },
      timing: {
        now: () => waits.reduce((sum, wait) => sum + wait, 0),
        sleep: (wait: number) => Promise.resolve(void waits.push(wait)),
      },
      record,
    };
  }
}
