import { MissingTokenError } from '../errors';
import {
  type EntityChangesPage,
  retrieveEntityChanges,
} from '../organization-service/messages/retrieve-entity-changes';
import type { Executor } from '../organization-service/organization-service-client';
import type { Entity } from '../organization-service/values/values';
import { changeOfItem } from './change-of-item';
import { type ChangeFeed, type FeedOptions, type FeedPage, type FeedRead, readPages } from './change-feed';

/** A table as the Organization Service names it, and how a row of it looks as the Web API would send it. */
type EntityTable<Row> = {
  readonly logicalName: string;
  readonly columns: readonly string[];
  readonly rowOf: (entity: Entity, columns: readonly string[]) => Row;
};

/**
 * The changes of a table as RetrieveEntityChanges brings them, in the form of the Web API, so that the two can be
 * compared. A token is the DataToken, sent as the next DataVersion.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export function entityChangesFeed<Row>(client: Executor, table: EntityTable<Row>): ChangeFeed<Row> {
  const { logicalName: entityName, columns } = table;
  const read = (since: { dataVersion?: string }, options: FeedOptions<FeedPage<Row>>): Promise<FeedRead<Row>> => {
    const isAhead = options.afterPage === undefined;
    const query = { entityName, columns, pageSize: options.pageSize, ...since };
    return readPages(
      pagesOf(retrieveEntityChanges(asking(client, options), query, { isAhead }), table),
      options,
      read => tokenAfter(read, since.dataVersion),
    );
  };
  return {
    endpoint: 'Organization Service',
    columns,
    initial: options => read({}, options),
    since: (dataVersion, options) => read({ dataVersion }, options),
    selecting: others => entityChangesFeed(client, { ...table, columns: others }),
  };
}

const asking = (
  client: Executor,
  { consistent = false, expects = [] }: Pick<FeedOptions<FeedPage<unknown>>, 'consistent' | 'expects'>,
): Executor => ({
  execute: (request, options) => client.execute(request, { ...options, consistent, expects }),
});

async function* pagesOf<Row>(
  pages: AsyncIterable<EntityChangesPage>,
  table: EntityTable<Row>,
): AsyncGenerator<FeedPage<Row>> {
  for await (const { changes, dataToken, moreRecords } of pages) {
    yield {
      changes: changes.map(change => changeOfItem(change, entity => table.rowOf(entity, table.columns))),
      size: changes.length,
      token: dataToken,
      hasMore: moreRecords,
    };
  }
}

/** An answer without changes need not carry a token: the one that was sent leads on from there. */
function tokenAfter(read: readonly FeedPage<unknown>[], sent: string | undefined): string {
  if (sent !== undefined && read.every(({ size }) => size === 0)) return sent;
  throw new MissingTokenError(
    'The last page of RetrieveEntityChanges came without a DataToken',
    'open the exchange in the report: without a token nothing can be asked since.',
  );
}
