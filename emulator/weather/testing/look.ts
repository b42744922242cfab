import { type Site } from './site';

/** How a variation shows through one protocol. */
export type Look = {
  /** Acts, and tells what is seen. */
  readonly see: (site: Site) => Promise<unknown>;
  readonly clear: unknown;
  readonly clouded: unknown;
  /** When it is over: with time, after it has been seen once, or not as long as it is on. */
  readonly until: 'later' | 'seen' | 'switched off';
};

/** By protocol. */
export type Looks = { readonly webApi?: Look; readonly organizationService?: Look };
