import type { Credential } from './credential';

/** What decides who signs this run in. */
export type AuthoritySettings = {
  /** The environment's root: its origin, plus the organization's path on-premises. */
  readonly dataverseUrl: URL;
  /** `v9.2` */
  readonly apiVersion: string;
  /** Undefined: the environment's 401 challenge names it. */
  readonly tenantId: string | undefined;
  /** Undefined: the environment's 401 challenge names it. */
  readonly authorityHost: URL | undefined;
};

/** Who signs in, and where. */
export type SignInSettings = AuthoritySettings & { readonly credential: Credential };
