import type { Change } from '../change';
import type { Endpoint } from '../change-feed';

/** Where a read goes on: opaque, short enough to be kept in a database, and good for another process. */
export type Place = string;

/** One page, and what leads on from it: to the next page, or, after the last one, to the changes that come later. */
export type PlacedPage<Row> = {
  readonly changes: readonly Change<Row>[];
  readonly next: { readonly kind: 'page' | 'changes'; readonly place: Place };
};

/**
 * The changes of one table, page by page: whoever keeps a place goes on from there after a crash. Pages throw
 * MissingTokenError when the last one leads nowhere, and what the endpoint refuses with: a place may have expired.
 */
export type PagedFeed<Row> = {
  readonly endpoint: Endpoint;
  /** Where a read of every row begins. */
  readonly start: Place;
  page(place: Place, options: { readonly pageSize: number }): Promise<PlacedPage<Row>>;
};
