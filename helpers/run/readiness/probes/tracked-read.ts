import { parseTrackedPage } from '../../../dataverse/change-feed/parse-tracked-page';
import { asItIs, different, type NotYet, type Probe } from '../probe';

/** That a tracked read is answered. Its first page is enough: it leads on, or ends with what asks for changes. */
export const trackedReadProbe = (entitySet: string, columns: readonly string[]): Probe => ({
  name: 'a tracked read',
  ask: async ({ webApi, consistent }) => {
    const { body, headers } = await webApi.request('GET', `${entitySet}?$select=${columns.join(',')}`, {
      ...asItIs,
      prefer: ['odata.track-changes', 'odata.maxpagesize=1'],
      consistent,
      title: 'ask for a page of a tracked read',
    });
    return judgePage(parseTrackedPage(body, headers));
  },
});

/** Of a first page of either endpoint. */
export const judgePage = (page: {
  readonly token: string | undefined;
  readonly hasMore: boolean;
}): NotYet | undefined =>
  page.hasMore || page.token !== undefined ? undefined : different('a last page without a token');
