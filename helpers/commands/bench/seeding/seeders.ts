import { Pace } from '../../../dataverse/http/pace';
import { createRow } from '../../../dataverse/organization-service/messages/rows';
import { OrganizationServiceClient } from '../../../dataverse/organization-service/organization-service-client';
import { realTiming } from '../../../dataverse/timing/timing';
import { WebApiClient } from '../../../dataverse/web-api/web-api-client';
import { type Book, rowOf, SAMPLE_BOOK, SAMPLE_BOOKS, toRow } from '../../../sample/books';
import { BulkWrites } from '../../../sample/requests/bulk-writes';
import { inLanes } from '../../../sample/scale/in-lanes';
import { type ManyBooks, mostInRequest } from '../../../sample/scale/many-books';
import { ScaleRun } from '../../../sample/scale/scale-run';
import type { Ground } from '../drain/contestants/contestant';
import { connectionsTo } from '../drain/contestants/connections-to';

/** Writes books that the table does not hold yet, and is done when each is acknowledged. Throws for one that is refused. */
type Seed = (books: ManyBooks) => Promise<void>;

/** One way to fill a table through our clients. Connections live as long as what it makes. */
type Seeder = (ground: Ground) => Seed;

/** Rows of a change set: as many as our own change sets hold at most. */
const inChangeSet = 100;
/** Requests at once, where they are not as many as the environment recommends. */
const lanes = 8;

const singly =
  (atOnce: number): Seeder =>
  ground => {
    const client = webApiOf(ground);
    return books =>
      inLanes(each(books), atOnce, async book => {
        await client.create(SAMPLE_BOOKS, rowOf(book), { idColumn: 'sample_bookid', id: book.id });
      });
  };

const overSoap: Seeder = ground => {
  const client = new OrganizationServiceClient(connectionsTo(ground)());
  return books =>
    inLanes(each(books), 1, async book => {
      await createRow(client, { logicalName: SAMPLE_BOOK, id: book.id, attributes: toRow(book) });
    });
};

const byChangeSets: Seeder = ground => {
  const writes = new BulkWrites(webApiOf(ground));
  return books =>
    inLanes(inSets(books, inChangeSet), 1, async create => {
      const { status, statuses } = await writes.changeSet({ create });
      if (statuses.length !== create.length || statuses.some(one => one > 299))
        throw new Error(`A change set of ${create.length} rows was answered with ${[status, ...statuses].join()}.`);
    });
};

const byCreateMultiple: Seeder = ground => {
  const writes = new BulkWrites(webApiOf(ground));
  return books =>
    inLanes(inSets(books, mostInRequest), 1, async create => {
      const { status } = await writes.createMultiple(create);
      if (status > 299) throw new Error(`CreateMultiple of ${create.length} rows was answered with ${status}.`);
    });
};

/** What `SCALE_ROWS` has done. */
const asManyRows: Seeder = ground => {
  const connections = connectionsTo(ground);
  return async books => {
    const pace = new Pace();
    const connectAnew = () => {
      const connection = { ...connections(), pace };
      return {
        webApi: new WebApiClient({ apiVersion: 'v9.2', ...connection }),
        organizationService: new OrganizationServiceClient(connection),
      };
    };
    const patience = { limit: 60_000, timing: realTiming };
    const ended = await new ScaleRun(books, { connectAnew, pace, pageSize: ground.pageSize, patience }).create();
    if ('status' in ended) throw new Error(`CreateMultiple was answered with ${ended.status}.`);
  };
};

/** How tables are filled, by the name that charts and figures have for it; and with how many rows each time, so that each takes about a second. */
export const seeders = {
  'single POSTs': { rows: 1_000, seed: singly(1) },
  'single POSTs in eight lanes': { rows: 1_000, seed: singly(lanes) },
  'single Creates over SOAP': { rows: 1_000, seed: overSoap },
  'change sets in $batch': { rows: 5_000, seed: byChangeSets },
  CreateMultiple: { rows: 20_000, seed: byCreateMultiple },
  'CreateMultiple in parallel': { rows: 64_000, seed: asManyRows },
} satisfies Readonly<Record<string, { readonly rows: number; readonly seed: Seeder }>>;

export type SeederName = keyof typeof seeders;

const webApiOf = (ground: Ground): WebApiClient => new WebApiClient({ apiVersion: 'v9.2', ...connectionsTo(ground)() });

function* each(books: ManyBooks): Generator<Book> {
  for (let n = 0; n < books.count; n += 1) yield books.book(n);
}

function* inSets(books: ManyBooks, size: number): Generator<readonly Book[]> {
  for (let at = 0; at < books.count; at += size) {
    yield Array.from({ length: Math.min(size, books.count - at) }, (_, n) => books.book(at + n));
  }
}
