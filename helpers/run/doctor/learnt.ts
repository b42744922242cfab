import type { Reply } from '../../dataverse/http/request';

/** What checks tell to those that come after them. */
export type Learnt = {
  /** The environment's name is known to somebody: to this machine, or to the proxy. */
  readonly host: true;
  /** The way to it is open: there is no proxy on it, or one that leads through. */
  readonly route: true;
  /** A server was reached at the environment's address. */
  readonly server: true;
  /** What the environment answers to a caller without a token. */
  readonly door: Reply;
  /** A Web API answers at the door. */
  readonly webApi: true;
  /** There is an authority that gives tokens, or somebody asked one already. */
  readonly authority: true;
  readonly token: true;
  readonly user: { readonly userId: string; readonly organizationId: string; readonly headers: Headers };
  /** The user has roles, as far as it may read that. */
  readonly roles: true;
  /** `9.2.24073.198` */
  readonly version: string;
};
