import { bookColumns, type BookRow, SAMPLE_BOOKS } from './books';
import { bareRow, type OwnRows } from './own-rows';
import type { WebApiClient } from '../dataverse/web-api/web-api-client';
import type { Change, TrackedPage } from '../dataverse/change-feed/change';
import { byId } from './replica';
import { smallPageSize } from '../dataverse/change-feed/small-page-size';
import { readDelta, readInitial, type TrackedRead } from '../dataverse/change-feed/tracked-read';

export type Deletion = Extract<Change<BookRow>, { type: 'deleted' }>;

/** What of a tracked read concerns the rows of one test, and the read itself. */
export type OwnChanges = {
  /** In the order they came. */
  readonly changes: readonly Change<BookRow>[];
  /** Rows without annotations by id, as they came last: each once, with the selected columns and the primary key. */
  readonly rows: readonly BookRow[];
  readonly deleted: readonly Deletion[];
  /** Ids of both, in the order they came. */
  readonly ids: readonly string[];
  readonly pages: readonly TrackedPage<BookRow>[];
  readonly deltaLink: string;
};

type Asked = { readonly select?: readonly string[]; readonly pageSize?: number };

/** Tracked reads of the sample's table, seen through the rows of one test: other rows never decide. */
export class OwnDelta {
  readonly #client: WebApiClient;
  readonly #rows: OwnRows;
  readonly #pageSize: number;

  constructor(client: WebApiClient, rows: OwnRows, pageSize: number) {
    this.#client = client;
    this.#rows = rows;
    this.#pageSize = pageSize;
  }

  /** Reads the table once, for the link that asks for what comes after. */
  async start(asked: Asked = {}): Promise<string> {
    return (await this.initial(asked)).deltaLink;
  }

  async initial({ select = bookColumns, pageSize = this.#pageSize }: Asked = {}): Promise<OwnChanges> {
    return this.#own(await readInitial<BookRow>(this.#client, SAMPLE_BOOKS, { select, pageSize }));
  }

  /** The page size for a first read in small pages: two, and more where other rows fill the table. */
  async smallPageSize(): Promise<number> {
    const { pages } = await this.initial();
    return smallPageSize(pages);
  }

  /** Reads the table in small pages, and calls `write` after the first page that brings rows of this test, with their ids. */
  async initialWhile(write: (seen: readonly string[]) => Promise<void>): Promise<OwnChanges> {
    let written = false;
    const afterPage = async (page: TrackedPage<BookRow>): Promise<void> => {
      const seen = this.#ownOf(page.changes).map(idOf);
      if (written || seen.length === 0) return;
      written = true;
      await write(seen);
    };
    const options = { select: bookColumns, pageSize: await this.smallPageSize(), afterPage };
    return this.#own(await readInitial<BookRow>(this.#client, SAMPLE_BOOKS, options));
  }

  async since(deltaLink: string, { pageSize = this.#pageSize }: Pick<Asked, 'pageSize'> = {}): Promise<OwnChanges> {
    return this.#own(await readDelta<BookRow>(this.#client, deltaLink, { pageSize }));
  }

  #own({ pages, changes: all, deltaLink }: TrackedRead<BookRow>): OwnChanges {
    const changes = this.#ownOf(all);
    return {
      changes,
      rows: byId(onceEach(changes).flatMap(change => (change.type === 'upserted' ? [bareRow(change.row)] : []))),
      deleted: onceEach(changes).filter(change => change.type === 'deleted'),
      ids: changes.map(idOf),
      pages,
      deltaLink,
    };
  }

  #ownOf(changes: readonly Change<BookRow>[]): Change<BookRow>[] {
    return changes.filter(change =>
      this.#rows.owns(
        change.type === 'deleted' ? change : { id: change.row.sample_bookid, code: change.row.sample_bookcode },
      ),
    );
  }
}

const idOf = (change: Change<BookRow>): string => (change.type === 'deleted' ? change.id : change.row.sample_bookid);

/** Without repetitions of a row, which no page of Microsoft's rules out: the last of them stands. */
const onceEach = (changes: readonly Change<BookRow>[]): Change<BookRow>[] =>
  changes.filter(
    (change, index) =>
      !changes.slice(index + 1).some(later => later.type === change.type && idOf(later) === idOf(change)),
  );

/** The deletion that must come for a row. */
export const deletionOf = ({ id }: { readonly id: string }): Deletion => ({ type: 'deleted', id, reason: 'deleted' });
