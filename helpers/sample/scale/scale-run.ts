import type { Endpoint } from '../../dataverse/change-feed/change-feed';
import { entityChangesPages } from '../../dataverse/change-feed/paged/entity-changes-pages';
import type { PagedFeed, Place } from '../../dataverse/change-feed/paged/paged-feed';
import { webApiPages } from '../../dataverse/change-feed/paged/web-api-pages';
import type { Patience } from '../../dataverse/change-feed/follow';
import { mostAtOnce, type Pace } from '../../dataverse/http/pace';
import type { OrganizationServiceClient } from '../../dataverse/organization-service/organization-service-client';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import type { WebApiResponse } from '../../dataverse/web-api/web-api-types';
import { bookRowOf } from '../book-entity';
import { bookColumns, type BookRow, SAMPLE_BOOK, SAMPLE_BOOKS } from '../books';
import { createBatch, deleteBooks, mostInChangeSet } from './bulk-rows';
import { drain, type Drained, placeAfterAll } from './drain';
import { inLanes } from './in-lanes';
import type { ManyBooks } from './many-books';
import { type Awaited, Tally } from './tally';
import { type Phase, Watch } from './watch';

/** Clients of both endpoints. */
type Pair = { readonly webApi: WebApiClient; readonly organizationService: OrganizationServiceClient };

type Tools = {
  /**
   * Makes a pair of clients whose requests the pace lets out. Each lane has its own, which a load balancer may lead to another
   * web server: the limits are those of one server.
   */
  readonly connectAnew: () => Pair;
  readonly pace: Pace;
  readonly pageSize: number;
  readonly patience: Patience;
};

/** A chain of deltas that was held against what must come. */
export type Told = { readonly tally: Tally; readonly drained: Drained; readonly phase: Phase };

/** Writes as many rows as are asked for, reads what changed, and keeps none of it. */
export class ScaleRun {
  readonly #books: ManyBooks;
  readonly #tools: Tools;
  readonly #pairs: Pair[] = [];

  constructor(books: ManyBooks, tools: Tools) {
    this.#books = books;
    this.#tools = tools;
  }

  /** Where the changes begin that are yet to come. */
  begin(endpoint: Endpoint): Promise<Place> {
    return placeAfterAll(this.#feed(endpoint), this.#tools.pageSize);
  }

  /** Creates every row. Returns how it went, or the first reply that refused one. */
  async create(): Promise<Phase | WebApiResponse<unknown>> {
    const watch = this.#watch('seeded');
    let refused: WebApiResponse<unknown> | undefined;
    await inLanes(this.#books.batches(), mostAtOnce, async (batch, lane) => {
      if (refused !== undefined) return;
      const reply = await watch.whileMoving(() => createBatch(this.#pair(lane).webApi, batch));
      if (reply === undefined) watch.moved(batch.books.length);
      else refused = reply;
    });
    return refused ?? watch.end();
  }

  /** Deletes every row. */
  async remove(): Promise<Phase> {
    const watch = this.#watch('deleted');
    await inLanes(this.#idsInSets(), mostAtOnce, async (ids, lane) => {
      await watch.whileMoving(() => deleteBooks(this.#pair(lane).webApi, ids));
      watch.moved(ids.length);
    });
    return watch.end();
  }

  /** What an endpoint tells since a place, held against what must come of every row. */
  async tell(endpoint: Endpoint, from: Place, awaited: Awaited): Promise<Told> {
    const { pageSize, patience } = this.#tools;
    const what = awaited === 'rows' ? 'read' : 'told as deleted';
    const watch = this.#watch(`${what} through the ${endpoint}`);
    const tally = new Tally(this.#books, awaited);
    const drained = await drain(from, tally, { feed: this.#feed(endpoint), pageSize, patience, watch });
    return { tally, drained, phase: watch.end() };
  }

  *#idsInSets(): Generator<readonly string[]> {
    for (const { books } of this.#books.batches()) {
      for (let at = 0; at < books.length; at += mostInChangeSet) {
        yield books.slice(at, at + mostInChangeSet).map(({ id }) => id);
      }
    }
  }

  #feed(endpoint: Endpoint): PagedFeed<BookRow> {
    const { webApi, organizationService } = this.#pair(0);
    return endpoint === 'Web API'
      ? webApiPages(webApi, { entitySet: SAMPLE_BOOKS, columns: bookColumns })
      : entityChangesPages(organizationService, { logicalName: SAMPLE_BOOK, columns: bookColumns, rowOf: bookRowOf });
  }

  #pair(lane: number): Pair {
    return (this.#pairs[lane] ??= this.#tools.connectAnew());
  }

  #watch(name: string): Watch {
    const { pace, patience } = this.#tools;
    return new Watch(name, { total: this.#books.count, pace, timing: patience.timing });
  }
}
