import { type Caller } from '../engine/access/caller';

/** What the server leaves for both protocols once a request has signed in: `c.get('caller')`. */
export type CallerVariables = { Variables: { caller: Caller } };
