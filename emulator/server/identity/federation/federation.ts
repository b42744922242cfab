import { type TokenIssuer, type Workload } from './token-issuer';

/** What stands outside the tenant and vouches for programs: whose tokens there are, and what asks for them. */
export type Federation = {
  readonly issuer: TokenIssuer;
  readonly workloads: readonly Workload[];
  /** What a job shows when it asks for a token. */
  readonly jobToken: string;
  readonly serviceConnectionId: string;
};
