import type { Change } from '../dataverse/change-feed/change';
import { entityChangesPages, type TimedExecutor } from '../dataverse/change-feed/paged/entity-changes-pages';
import type { PagedFeed, Place } from '../dataverse/change-feed/paged/paged-feed';
import { webApiPages } from '../dataverse/change-feed/paged/web-api-pages';
import type { WebApiClient } from '../dataverse/web-api/web-api-client';
import { ProtocolError } from '../dataverse/errors';
import type { Origin, ReplicaChange } from './change-sink';
import type { ReplicaRow } from './replica-row';
import { lookupTableTerm, ownColumns, type ReplicaTable } from './replica-table';
import { rowFromEntity } from './rows/row-from-entity';
import { rowFromWebApi } from './rows/row-from-web-api';

/** One page of changes as a sink takes them, and what leads on. */
export type SourcePage = {
  readonly changes: readonly ReplicaChange[];
  readonly next: { readonly kind: 'page' | 'changes'; readonly place: Place };
};

/** The changes of one table, in the form of a replica. Throws what {@link PagedFeed} does. */
export type ReplicaSource = {
  readonly origin: Origin;
  readonly start: Place;
  page(place: Place): Promise<SourcePage>;
};

type Clients = { readonly webApi: WebApiClient; readonly organizationService: TimedExecutor };
type Asked = Origin & { readonly pageSize: number };

/** Reads a table through one of the endpoints: what it brings is the same. */
export function replicaSource(clients: Clients, table: ReplicaTable, asked: Asked): ReplicaSource {
  return asked.endpoint === 'Web API'
    ? sourceOf(webApiFeedOf(clients.webApi, table), table, asked, row => rowFromWebApi(table, row))
    : sourceOf(entityFeedOf(clients.organizationService, table), table, asked, row => row);
}

const webApiFeedOf = (client: WebApiClient, table: ReplicaTable) =>
  webApiPages<Readonly<Record<string, unknown>>>(client, {
    entitySet: table.entitySet,
    columns: ownColumns(table).map(({ property }) => property),
    annotations: table.columns.some(({ tableOf }) => tableOf !== undefined) ? [lookupTableTerm] : [],
  });

const entityFeedOf = (client: TimedExecutor, table: ReplicaTable): PagedFeed<ReplicaRow> =>
  entityChangesPages(client, {
    logicalName: table.name,
    columns: ownColumns(table).map(({ name }) => name),
    rowOf: entity => rowFromEntity(table, entity),
  });

function sourceOf<Row>(
  feed: PagedFeed<Row>,
  table: ReplicaTable,
  { endpoint, organization, pageSize }: Asked,
  rowOf: (row: Row) => ReplicaRow,
): ReplicaSource {
  return {
    origin: { endpoint, organization },
    start: feed.start,
    page: async place => {
      const { changes, next } = await feed.page(place, { pageSize });
      return { changes: changes.map(change => replicaChangeOf(change, table, rowOf)), next };
    },
  };
}

function replicaChangeOf<Row>(
  change: Change<Row>,
  { name, id: idColumn }: ReplicaTable,
  rowOf: (row: Row) => ReplicaRow,
): ReplicaChange {
  if (change.type === 'deleted') return { type: 'deleted', id: change.id };
  const row = rowOf(change.row);
  const id = row[idColumn];
  if (typeof id !== 'string') {
    throw new ProtocolError(
      `A changed row of ${name} came without its id in ${idColumn}.`,
      'look at the answer: without it nobody knows which row it is.',
    );
  }
  return { type: 'upserted', id: id.toLowerCase(), version: versionIn(change.row['@odata.etag']), row };
}

/** The row version in an entity tag, `W/"919055"`. */
const versionIn = (etag: string | undefined): string | undefined => /\d+/.exec(etag ?? '')?.[0];
