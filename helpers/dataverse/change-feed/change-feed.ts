import type { ExpectedRefusal } from '../refusals/expected-refusal';
import type { Change } from './change';
import { mostKept, mostRead, PageProgress } from './page-progress';

/** The two endpoints of Dataverse that serve changes. */
export type Endpoint = 'Web API' | 'Organization Service';

/** One page of a read. */
export type FeedPage<Row> = {
  /** In the order they came: all of them, or those that were asked to be kept. */
  readonly changes: readonly Change<Row>[];
  /** How many changes came on it. */
  readonly size: number;
  /** What asks for the changes after this read. It belongs on the last page; here it stands on the page it came with. */
  readonly token: string | undefined;
  /** Whether the endpoint promises another page. */
  readonly hasMore: boolean;
};

/** A whole read: every page, what was kept of their changes in the order they came, and the token that asks for what comes after. */
export type FeedRead<Row, Page extends FeedPage<Row> = FeedPage<Row>> = {
  readonly pages: readonly Page[];
  readonly changes: readonly Change<Row>[];
  readonly token: string;
};

/** How to read. */
export type FeedOptions<Page extends FeedPage<unknown>> = {
  /** Rows that a page may hold at most. */
  readonly pageSize: number;
  /** True: the server compares its caches with the database first. */
  readonly consistent?: boolean;
  /** Refusals that are the answer. */
  readonly expects?: readonly ExpectedRefusal[];
  /** Told of each page, with all its changes, before the next one is asked for. */
  readonly afterPage?: (page: Page) => Promise<void>;
  /** Which changes are kept in memory. Left out: all of them. */
  readonly keep?: (change: Page['changes'][number]) => boolean;
};

/** For a read of which nobody looks at a row. */
export const keepNothing = (): boolean => false;

/**
 * The changes of one table through one endpoint. A token is opaque: a delta link of the Web API, a DataToken of the
 * Organization Service. Reads throw MissingTokenError when no token came, ProtocolError when the pages would never end.
 */
export type ChangeFeed<Row, Page extends FeedPage<Row> = FeedPage<Row>> = {
  readonly endpoint: Endpoint;
  /** The columns that it asks for. Rows may carry others beside them. */
  readonly columns: readonly string[];
  /** Every row, and the token that starts tracking. */
  initial(options: FeedOptions<Page>): Promise<FeedRead<Row, Page>>;
  /** What changed since the read that `token` came from. */
  since(token: string, options: FeedOptions<Page>): Promise<FeedRead<Row, Page>>;
  /** The same feed with other columns. Read on with the feed that the first read was made with: a delta link keeps its columns. */
  selecting(columns: readonly string[]): ChangeFeed<Row, Page>;
};

/**
 * Reads all pages, and takes the token of the last one; where it has none, what `withoutToken` returns or throws. Throws
 * ProtocolError when the pages lead on and on without anything new, EndlessReadError when with too much of it.
 */
export async function readPages<Row, Page extends FeedPage<Row>>(
  pages: AsyncIterable<Page>,
  { afterPage, keep }: FeedOptions<Page>,
  withoutToken: (read: readonly Page[]) => string,
): Promise<FeedRead<Row, Page>> {
  const read: Page[] = [];
  const progress = new PageProgress({ mostKept, mostRead });
  for await (const page of pages) {
    const kept = keep === undefined ? page : { ...page, changes: page.changes.filter(keep) };
    read.push(kept);
    await afterPage?.(page);
    if (page.hasMore) progress.leadsOn(page.changes, kept.changes);
  }
  const token = read.at(-1)?.token ?? withoutToken(read);
  return { pages: read, changes: read.flatMap(page => page.changes), token };
}
