import { MissingTokenError, ProtocolError } from '../errors';
import { pagesAhead } from '../http/pages/pages-ahead';
import { FollowedLinks } from '../web-api/followed-links';
import { nextLinkInText } from '../web-api/next-link-in-text';
import type { WebApiClient } from '../web-api/web-api-client';
import { type ChangeFeed, type FeedOptions, type FeedPage, type FeedRead, readPages } from './change-feed';
import type { WebApiPage } from './parse-tracked-page';
import { readTrackedPage } from './tracked-page';

type Read<Row> = Promise<FeedRead<Row, WebApiPage<Row>>>;

/**
 * The changes of a table as tracked reads of the Web API bring them. A token is the delta link, asked for as it came.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export function webApiFeed<Row>(
  client: WebApiClient,
  table: { readonly entitySet: string; readonly columns: readonly string[] },
): ChangeFeed<Row, WebApiPage<Row>> {
  const { entitySet, columns } = table;
  const read = (start: string, what: string, options: FeedOptions<WebApiPage<Row>>): Read<Row> =>
    readPages(trackedPages<Row>(client, start, { what, ...options }), options, pages => {
      throw noDeltaLink(what, pages);
    });
  return {
    endpoint: 'Web API',
    columns,
    initial: options => read(`${entitySet}?$select=${columns.join(',')}`, `the tracked read of ${entitySet}`, options),
    since: (deltaLink, options) => read(deltaLink, 'the delta since the kept link', options),
    selecting: others => webApiFeed(client, { entitySet, columns: others }),
  };
}

type Asking = Pick<FeedOptions<FeedPage<unknown>>, 'pageSize' | 'consistent' | 'expects'> & {
  readonly what: string;
  /** Given: something happens between the pages. */
  readonly afterPage?: unknown;
};

/** A link, and the page that it leads to, from 1. */
type NextPage = { readonly link: string; readonly number: number };

/** Follows next links as they came. Throws ProtocolError when they lead in a circle. */
function trackedPages<Row>(
  client: WebApiClient,
  start: string,
  { what, afterPage, ...asking }: Asking,
): AsyncGenerator<WebApiPage<Row>> {
  const followed = new FollowedLinks();
  followed.add(start);
  const after = (link: string | undefined, { number }: NextPage): NextPage | undefined =>
    link === undefined ? undefined : { link, number: number + 1 };
  return pagesAhead<NextPage, WebApiPage<Row>>(
    { link: start, number: 1 },
    {
      ask: ({ link, number }, ahead) => {
        const title = number === 1 ? what : `${what}, page ${number}`;
        return readTrackedPage<Row>(client, link, { ...asking, title, ahead });
      },
      nextOf: ({ nextLink }, asked) => after(nextLink, asked),
      follow: ({ link }) => {
        if (!followed.add(link)) throw endless(what, link);
      },
      guessNext: afterPage === undefined ? (text, asked) => after(nextLinkInText(text), asked) : undefined,
    },
  );
}

const endless = (what: string, link: string): ProtocolError =>
  new ProtocolError(
    `A next link of ${what} leads back to a page that was read already: ${link}`,
    'read the pages in the report: the server repeats itself.',
  );

/** What a table without change tracking looks like. */
function noDeltaLink(what: string, pages: readonly WebApiPage<unknown>[]): ProtocolError {
  const early = pages.findIndex(page => page.token !== undefined);
  if (early >= 0) {
    return new ProtocolError(
      `Page ${early + 1} of ${pages.length} of ${what} has a delta link, and the last page, where it belongs, has none.`,
      'do not use that link: it may not cover the pages after it. Report the pages to whoever runs this environment.',
    );
  }
  return new MissingTokenError(
    `No delta link came with ${what} (${pages.length} page${pages.length === 1 ? '' : 's'}).`,
    'check that change tracking is enabled for the table, and that no proxy removes the Prefer header.',
  );
}
