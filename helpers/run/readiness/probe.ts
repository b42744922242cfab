import type { RequestOptions } from '../../dataverse/web-api/web-api-types';
import type { Clients } from '../connect';

/** How one round asks. */
export type Round = Clients & {
  /** True: rows are asked for past the caches of the server, which it brings up to date by that. */
  readonly consistent: boolean;
};

/**
 * Why an answer is not the right one yet. `cold`: a server does not know of the table, its key or its tracking. `busy`: a
 * fault of the moment. `privilege`: the server may not know of a privilege yet. `different`: it answered, and not as
 * documented, which the specs judge.
 */
export type Reason = 'cold' | 'busy' | 'privilege' | 'different';

/** An answer that is not the right one yet. */
export type NotYet = {
  readonly why: Reason;
  /** What came, in a few words. */
  readonly seen: string;
  /** The refusal, where one came. */
  readonly error?: Error;
};

/** One question whose answer shows that the environment is ready. It changes nothing. */
export type Probe = {
  /** What is asked for, as a noun: `a row's address`. */
  readonly name: string;
  /** True: one right answer is enough, because asking costs the environment much. */
  readonly once?: true;
  /** Undefined when all is there. Throws as the clients do. */
  readonly ask: (round: Round) => Promise<NotYet | undefined>;
};

export const cold = (seen: string): NotYet => ({ why: 'cold', seen });
export const different = (seen: string): NotYet => ({ why: 'different', seen });

/** The client asks again for a minute what a cold server refused. A probe wants to see that. */
export const asItIs = { expects: ['unknown', 'access'] } as const satisfies RequestOptions;
