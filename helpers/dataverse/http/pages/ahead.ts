import type { Reply } from '../request';

/** For a request that is sent before anybody knows whether its answer is wanted. */
export type Ahead = {
  /** Told of a success before it is parsed, which waits until the promise is kept. */
  readonly arrived: (reply: Reply) => Promise<void>;
  /** Aborted: nobody wants the answer any more, and nothing is sent again for it. */
  readonly unwanted: AbortSignal;
};

/** What a request ends in whose answer nobody wants any more. */
export class UnwantedError extends Error {
  override readonly name = 'UnwantedError';

  constructor() {
    super('it was asked for ahead, and is not needed');
  }
}
