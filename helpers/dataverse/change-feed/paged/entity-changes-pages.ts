import { z } from 'zod';
import { MissingTokenError, ProtocolError } from '../../errors';
import {
  type EntityChangesPage,
  retrieveChangesPage,
} from '../../organization-service/messages/retrieve-entity-changes';
import type { Executor } from '../../organization-service/organization-service-client';
import type { Entity } from '../../organization-service/values/values';
import type { Timing } from '../../timing/timing';
import { changeOfItem } from '../change-of-item';
import { untilToken } from '../until-token';
import type { PagedFeed, Place, PlacedPage } from './paged-feed';

const placeSchema = z.strictObject({
  /** The DataVersion that is asked for; absent in a read of every row. */
  since: z.string().optional(),
  page: z.int().positive(),
  cookie: z.string().optional(),
});
type EntityChangesPlace = z.infer<typeof placeSchema>;

/** Its time is that in which a page without a token is asked for again. */
export type TimedExecutor = Executor & { readonly timing: Timing };

type EntityTable<Row> = {
  readonly logicalName: string;
  readonly columns: readonly string[];
  readonly rowOf: (entity: Entity) => Row;
};

/**
 * The changes of a table as RetrieveEntityChanges brings them. A place is the token asked for, the number of the page and
 * the cookie that leads to it. Throws ProtocolError for a place that is none.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export function entityChangesPages<Row>(client: TimedExecutor, table: EntityTable<Row>): PagedFeed<Row> {
  const { logicalName: entityName, columns, rowOf } = table;
  return {
    endpoint: 'Organization Service',
    start: written({ page: 1 }),
    page: async (place, { pageSize }): Promise<PlacedPage<Row>> => {
      const here = readPlace(place);
      const dataVersion = here.since === undefined ? {} : { dataVersion: here.since };
      const query = { entityName, columns, pageSize, ...dataVersion };
      // Past the caches: of a read that began untracked every page is, and only the last one shows it.
      const begins = here.since === undefined && here.page === 1;
      return untilToken(async asked => {
        const consistent = asked.consistent || begins;
        const asking: Executor = { execute: (request, options) => client.execute(request, { ...options, consistent }) };
        const page = await retrieveChangesPage(asking, query, { number: here.page, cookie: here.cookie });
        const changes = page.changes.map(change => changeOfItem(change, rowOf));
        return { changes, next: nextOf(page, here, entityName) };
      }, client);
    },
  };
}

const written = (place: EntityChangesPlace): Place => JSON.stringify(place);

function readPlace(place: Place): EntityChangesPlace {
  const read = z.string().transform(parsedJson).pipe(placeSchema).safeParse(place);
  if (read.success) return read.data;
  throw new ProtocolError(
    `"${place.slice(0, 80)}" is no place in a read of RetrieveEntityChanges.`,
    'a place leads on through the endpoint that it came from: read the table anew.',
  );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nextOf(
  { moreRecords, pagingCookie, dataToken, changes }: EntityChangesPage,
  { page, since }: EntityChangesPlace,
  table: string,
): PlacedPage<unknown>['next'] {
  if (moreRecords) return { kind: 'page', place: written({ since, page: page + 1, cookie: pagingCookie }) };
  // An answer without changes need not carry a token: the one that was sent leads on from there. After a page that had some,
  // it would lead back to them for ever.
  const token = dataToken ?? (page === 1 && changes.length === 0 ? since : undefined);
  if (token !== undefined) return { kind: 'changes', place: written({ since: token, page: 1 }) };
  throw new MissingTokenError(
    `The last page of RetrieveEntityChanges of ${table} came without a DataToken`,
    'check that change tracking is enabled for the table: without a token nothing can be asked since.',
  );
}
