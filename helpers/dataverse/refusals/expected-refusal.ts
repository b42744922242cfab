import type { ColdKind } from './cold-refusal';

/**
 * A refusal that is the answer to a request. `access`: this user may not. `table`, `column`, `key`, `tracking`, `operation`:
 * the environment has no such thing, or does not track the table; `unknown` is any of them. `page`: whoever stands in front of
 * the Web API does not let the address through. The narrower the better: what is expected is never asked again, so a cold
 * server's word for it counts as the environment's.
 */
export type ExpectedRefusal = Exclude<ColdKind, 'privilege'> | 'access' | 'unknown' | 'page';

/** Whether what a cold server may have said is the answer to a request with these expectations. */
export const isExpected = (kind: ColdKind, expects: readonly ExpectedRefusal[] = []): boolean =>
  kind === 'privilege' ? expects.includes('access') : expects.includes('unknown') || expects.includes(kind);
