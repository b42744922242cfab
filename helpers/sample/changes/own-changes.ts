import type { Change, Deletion } from '../../dataverse/change-feed/change';
import type { ChangeFeed, Endpoint } from '../../dataverse/change-feed/change-feed';
import { type Chain, follow, type Patience } from '../../dataverse/change-feed/follow';
import { smallPageSize } from '../../dataverse/change-feed/small-page-size';
import { untilToken } from '../../dataverse/change-feed/until-token';
import { sinceYoung } from '../../dataverse/change-feed/young-token';
import { DataverseError, ExpiredTokenError } from '../../dataverse/errors';
import { eachOnce } from '../book-rows';
import type { BookRow } from '../books';
import { type BookPage, idOf, isOwn, ownChangesOf, type OwnRead, ownRead, type RowOwner } from './own-read';
import { lastWords, nothingTold, type Place, toldBy } from './place';
import { type Expected, isSettled, type Settled, settledOf } from './settled';

type Paging = { readonly pageSize?: number };

/** How the changes are asked for. */
export type Manner = {
  /** Rows that a page may hold at most. */
  readonly pageSize: number;
  readonly patience: Patience;
};

/**
 * The changes of the sample's table, seen through the rows of one owner: other rows never decide a verdict.
 *
 * Nobody promises that a write which was acknowledged is in the very next delta, or that no row is told again: what is
 * documented is that nothing is lost. So what was written is held against what a chain of deltas brings until it comes to
 * rest, and a chain that holds all of it at once is asked for no more.
 */
export class OwnChanges<Page extends BookPage = BookPage> {
  readonly #feed: ChangeFeed<BookRow, Page>;
  readonly #owner: RowOwner;
  readonly #manner: Manner;

  constructor(feed: ChangeFeed<BookRow, Page>, owner: RowOwner, manner: Manner) {
    this.#feed = feed;
    this.#owner = owner;
    this.#manner = manner;
  }

  get endpoint(): Endpoint {
    return this.#feed.endpoint;
  }

  /** The same with other columns. */
  selecting(...columns: string[]): OwnChanges<Page> {
    return new OwnChanges(this.#feed.selecting(columns), this.#owner, this.#manner);
  }

  /**
   * Reads the table once, and follows until a delta brings nothing of ours and every row that the table must hold was told.
   * A chain that does not rest is left where it is when patience ends: what it brings later is for the caller to judge. A
   * start begins anew once when a young token has expired: nothing was written since, so nothing is lost with it.
   */
  async start(): Promise<Place> {
    try {
      return await this.#start();
    } catch (error) {
      if (error instanceof ExpiredTokenError) return this.#start();
      throw error;
    }
  }

  async #start(): Promise<Place> {
    const first = await this.initial();
    const placeAfter = (reads: readonly OwnRead[]): Place => ({
      token: (reads.at(-1) ?? first).token,
      told: lastWords(...reads.map(toldBy)),
    });
    if (this.#owner.ids.size === 0) return placeAfter([first]);
    const { present = new Set<string>() } = this.#owner;
    const { reads } = await this.#follow(first, all => {
      const { told } = placeAfter(all);
      const isQuiet = all.length > 1 && all.at(-1)?.changes.length === 0;
      return isQuiet && [...present].every(id => told.get(id)?.row !== undefined);
    });
    return placeAfter(reads);
  }

  /** One read of the table. Of its pages the owner's changes are kept, and how many came: nobody compares the others. */
  async initial({ pageSize = this.#manner.pageSize }: Paging = {}): Promise<OwnRead<Page>> {
    const options = { pageSize, keep: this.#isOwn };
    return this.#own(await untilToken(asked => this.#feed.initial({ ...options, ...asked }), this.#manner.patience));
  }

  /** A first read, and what follows until it holds what is expected and the chain is at rest. */
  async settledInitial(expected: Expected, paging: Paging = {}): Promise<Settled<Page>> {
    return this.#settle(await this.initial(paging), nothingTold, { expected, paging });
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
      const seen = ownChangesOf(changes, this.#owner).map(idOf);
      if (written || seen.length === 0) return;
      written = true;
      await write(seen);
    };
    return this.#own(await this.#feed.initial({ pageSize: await this.smallPageSize(), afterPage, keep: this.#isOwn }));
  }

  /** One delta, whatever it brings. */
  async since(token: string, { pageSize = this.#manner.pageSize }: Paging = {}): Promise<OwnRead<Page>> {
    return this.#own(
      await untilToken(asked => sinceYoung(this.#feed, token, { pageSize, ...asked }), this.#manner.patience),
    );
  }

  /** The deltas since a place, until they hold what is expected and the chain is at rest. */
  async settled(from: Place, expected: Expected, paging: Paging = {}): Promise<Settled<Page>> {
    return this.#settle(await this.since(from.token, paging), from.told, { expected, paging });
  }

  /** The deltas since a token until `holds` says that they are all, or until patience ends. */
  async until(token: string, holds: (reads: Settled<Page>['reads']) => boolean): Promise<Settled<Page>['reads']> {
    const { reads } = await this.#follow(await this.since(token), holds);
    return reads;
  }

  /** How a token is answered, in words: with how many own rows, or with which refusal. */
  async answerTo(token: string): Promise<string> {
    try {
      const { pageSize, patience } = this.#manner;
      const manner = { pageSize, expects: ['unknown'] } as const;
      const read = await untilToken(asked => this.#feed.since(token, { ...manner, ...asked }), patience);
      const { changes } = this.#own(read);
      return `accepted, with ${changes.length} of the rows of this test`;
    } catch (error) {
      if (error instanceof DataverseError) return `refused with ${error.status} ${error.code || '(no code)'}`;
      throw error;
    }
  }

  async #settle(
    first: OwnRead<Page>,
    before: Place['told'],
    { expected, paging }: { expected: Expected; paging: Paging },
  ): Promise<Settled<Page>> {
    const chain = await this.#follow(first, reads => isSettled(reads, before, expected), paging);
    return settledOf(chain, before, expected);
  }

  #follow(
    first: OwnRead<Page>,
    isDone: (reads: Chain<OwnRead<Page>>['reads']) => boolean,
    paging: Paging = {},
  ): Promise<Chain<OwnRead<Page>>> {
    return follow(first, ({ token }) => this.since(token, paging), isDone, this.#manner.patience);
  }

  readonly #isOwn = (change: Change<BookRow>): boolean => isOwn(change, this.#owner);

  #own(read: Awaited<ReturnType<ChangeFeed<BookRow, Page>['initial']>>): OwnRead<Page> {
    return ownRead(read, this.#owner, this.#feed.columns);
  }
}

/** The deletion that must come for a row. */
export const deletionOf = ({ id }: { readonly id: string }): Deletion => ({ type: 'deleted', id, reason: 'deleted' });

/** The deletions that must come for several rows, by id. */
export const deletionsOf = (rows: readonly { readonly id: string }[]): Deletion[] =>
  eachOnce(rows.map(deletionOf), ({ id }) => id);
