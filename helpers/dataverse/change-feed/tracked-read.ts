import { ProtocolError } from '../errors';
import type { WebApiClient } from '../web-api/web-api-client';
import type { Change, TrackedPage } from './change';
import { parseTrackedPage } from './parse-tracked-page';

/** A whole tracked read: every page, their changes in the order they came, and the link to ask for what comes after. */
export type TrackedRead<Row> = {
  readonly pages: readonly TrackedPage<Row>[];
  readonly changes: readonly Change<Row>[];
  readonly deltaLink: string;
};

/** Told of each page before the next one is asked for. */
export type AfterPage<Row> = (page: TrackedPage<Row>) => Promise<void>;

/**
 * Reads every row of a table and starts tracking its changes.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 *
 * Throws ProtocolError when no delta link came, which is what a table without change tracking looks like.
 */
export function readInitial<Row>(
  client: WebApiClient,
  entitySet: string,
  options: { select: readonly string[]; pageSize: number; afterPage?: AfterPage<Row> },
): Promise<TrackedRead<Row>> {
  const { select, ...how } = options;
  const path = `${entitySet}?$select=${select.join(',')}`;
  return readAll(client, path, { ...how, what: `the tracked read of ${entitySet}` });
}

/** Reads what changed since the read that `deltaLink` came from. The link is asked for as it came. */
export function readDelta<Row>(
  client: WebApiClient,
  deltaLink: string,
  options: { pageSize: number },
): Promise<TrackedRead<Row>> {
  return readAll(client, deltaLink, { pageSize: options.pageSize, what: 'the delta since the kept link' });
}

async function readAll<Row>(
  client: WebApiClient,
  start: string,
  { pageSize, what, afterPage }: { pageSize: number; what: string; afterPage?: AfterPage<Row> },
): Promise<TrackedRead<Row>> {
  const prefer = ['odata.track-changes', `odata.maxpagesize=${pageSize}`];
  const pages: TrackedPage<Row>[] = [];
  const followed = new Set<string>();

  for (let link: string | undefined = start; link !== undefined; link = pages.at(-1)?.nextLink) {
    if (followed.has(link)) throw endless(what, link);
    followed.add(link);
    const title = pages.length === 0 ? what : `${what}, page ${pages.length + 1}`;
    const { body, headers } = await client.request<unknown>('GET', link, { prefer, title });
    const page = parseTrackedPage<Row>(body, headers);
    pages.push(page);
    await afterPage?.(page);
  }

  const deltaLink = pages.at(-1)?.deltaLink;
  if (deltaLink === undefined) throw noDeltaLink(what, pages);
  return { pages, changes: pages.flatMap(page => page.changes), deltaLink };
}

const endless = (what: string, link: string): ProtocolError =>
  new ProtocolError(
    `A next link of ${what} leads back to a page that was read already: ${link}`,
    'read the pages in the report: the server repeats itself.',
  );

function noDeltaLink(what: string, pages: readonly TrackedPage<unknown>[]): ProtocolError {
  const early = pages.findIndex(page => page.deltaLink !== undefined);
  if (early >= 0) {
    return new ProtocolError(
      `Page ${early + 1} of ${pages.length} of ${what} has a delta link, and the last page, where it belongs, has none.`,
      'do not use that link: it may not cover the pages after it. Report the pages to whoever runs this environment.',
    );
  }
  return new ProtocolError(
    `No delta link came with ${what} (${pages.length} page${pages.length === 1 ? '' : 's'}).`,
    'check that change tracking is enabled for the table, and that no proxy removes the Prefer header.',
  );
}
