import type { Ahead } from '../http/pages/ahead';
import type { WebApiClient } from '../web-api/web-api-client';
import type { FeedOptions, FeedPage } from './change-feed';
import { parseTrackedPage, type WebApiPage } from './parse-tracked-page';

type Asking = Pick<FeedOptions<FeedPage<unknown>>, 'pageSize' | 'consistent' | 'expects'> & {
  readonly title: string;
  /** Terms of what comes beside values; nothing where none is named. */
  readonly annotations?: readonly string[];
  readonly ahead?: Ahead | undefined;
};

/** Asks for one page of a tracked read: for the first one, by a next link, or by a delta link. Throws as parseTrackedPage does. */
export async function readTrackedPage<Row>(
  client: WebApiClient,
  link: string,
  { pageSize, consistent = false, expects = [], annotations = [], title, ahead }: Asking,
): Promise<WebApiPage<Row>> {
  const prefer = [
    'odata.track-changes',
    `odata.maxpagesize=${pageSize}`,
    ...(annotations.length > 0 ? [`odata.include-annotations="${annotations.join(',')}"`] : []),
  ];
  const { body, headers } = await client.request<unknown>('GET', link, { prefer, consistent, expects, title, ahead });
  return parseTrackedPage<Row>(body, headers);
}
