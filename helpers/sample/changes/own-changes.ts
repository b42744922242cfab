import type { Change, Deletion } from '../../dataverse/change-feed/change';
import type { ChangeFeed, Endpoint, FeedPage, FeedRead } from '../../dataverse/change-feed/change-feed';
import { smallPageSize } from '../../dataverse/change-feed/small-page-size';
import { DataverseError } from '../../dataverse/errors';
import { byId, eachOnce, withoutAnnotations } from '../book-rows';
import type { BookRow } from '../books';

type BookPage = FeedPage<BookRow>;

/** How the rows of one owner are recognized in a table with other people's: by their ids, or by how their codes begin. */
type RowOwner = { readonly ids: ReadonlySet<string>; readonly codePrefix: string };

/** What of a read concerns the owner's rows, and its pages with everybody's. */
export type OwnRead<Page extends BookPage = BookPage> = {
  /** In the order they came. */
  readonly changes: readonly Change<BookRow>[];
  /** Rows without annotations, each once as it came last, by id: the selected columns and the primary key. */
  readonly rows: readonly BookRow[];
  /** Deletions, each once, by id. */
  readonly deleted: readonly Deletion[];
  /** Ids of both, in the order they came. */
  readonly ids: readonly string[];
  readonly pages: readonly Page[];
  readonly token: string;
};

type Paging = { readonly pageSize?: number };

/** The changes of the sample's table, seen through the rows of one owner: other rows never decide a verdict. */
export class OwnChanges<Page extends BookPage = BookPage> {
  readonly #feed: ChangeFeed<BookRow, Page>;
  readonly #owner: RowOwner;
  readonly #pageSize: number;

  constructor(feed: ChangeFeed<BookRow, Page>, owner: RowOwner, pageSize: number) {
    this.#feed = feed;
    this.#owner = owner;
    this.#pageSize = pageSize;
  }

  get endpoint(): Endpoint {
    return this.#feed.endpoint;
  }

  /** The same with other columns. */
  selecting(...columns: string[]): OwnChanges<Page> {
    return new OwnChanges(this.#feed.selecting(columns), this.#owner, this.#pageSize);
  }

  /** Reads the table once, for the token that asks for what comes after. */
  async start(): Promise<string> {
    return (await this.initial()).token;
  }

  async initial({ pageSize = this.#pageSize }: Paging = {}): Promise<OwnRead<Page>> {
    return this.#own(await this.#feed.initial({ pageSize }));
  }

  /** The page size for a first read in small pages: two, and more where other rows fill the table. */
  async smallPageSize(): Promise<number> {
    const { pages } = await this.initial();
    return smallPageSize(pages);
  }

  /** Reads the table in small pages, and calls `write` after the first page that brings own rows, with their ids. */
  async initialWhile(write: (seen: readonly string[]) => Promise<void>): Promise<OwnRead<Page>> {
    let written = false;
    const afterPage = async ({ changes }: Page): Promise<void> => {
      const seen = this.#ownOf(changes).map(idOf);
      if (written || seen.length === 0) return;
      written = true;
      await write(seen);
    };
    return this.#own(await this.#feed.initial({ pageSize: await this.smallPageSize(), afterPage }));
  }

  async since(token: string, { pageSize = this.#pageSize }: Paging = {}): Promise<OwnRead<Page>> {
    return this.#own(await this.#feed.since(token, { pageSize }));
  }

  /** How a token is answered, in words: with how many own rows, or with which refusal. */
  async answerTo(token: string): Promise<string> {
    try {
      const { changes } = await this.since(token);
      return `accepted, with ${changes.length} of the rows of this test`;
    } catch (error) {
      if (error instanceof DataverseError) return `refused with ${error.status} ${error.code || '(no code)'}`;
      throw error;
    }
  }

  #own({ pages, changes: all, token }: FeedRead<BookRow, Page>): OwnRead<Page> {
    const changes = this.#ownOf(all);
    const upserted = changes.flatMap(change => (change.type === 'upserted' ? [withoutAnnotations(change.row)] : []));
    const deletions = changes.filter(change => change.type === 'deleted');
    return {
      changes,
      rows: byId(upserted),
      deleted: eachOnce(deletions, ({ id }) => id),
      ids: changes.map(idOf),
      pages,
      token,
    };
  }

  #ownOf(changes: readonly Change<BookRow>[]): Change<BookRow>[] {
    const { ids, codePrefix } = this.#owner;
    return changes.filter(
      change =>
        ids.has(idOf(change)) ||
        (change.type === 'upserted' && (change.row.sample_bookcode?.startsWith(codePrefix) ?? false)),
    );
  }
}

const idOf = (change: Change<BookRow>): string => (change.type === 'deleted' ? change.id : change.row.sample_bookid);

/** The deletion that must come for a row. */
export const deletionOf = ({ id }: { readonly id: string }): Deletion => ({ type: 'deleted', id, reason: 'deleted' });

/** The deletions that must come for several rows, by id. */
export const deletionsOf = (rows: readonly { readonly id: string }[]): Deletion[] =>
  eachOnce(rows.map(deletionOf), ({ id }) => id);
