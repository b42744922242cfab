import { MissingTokenError } from '../../errors';
import type { WebApiClient } from '../../web-api/web-api-client';
import { readTrackedPage } from '../tracked-page';
import { untilToken } from '../until-token';
import type { PagedFeed } from './paged-feed';

type AskedColumns = {
  readonly entitySet: string;
  readonly columns: readonly string[];
  /** Terms of what comes beside their values. Each request asks for them: a link need not keep that. */
  readonly annotations?: readonly string[];
};

/**
 * The changes of an entity set as tracked reads of the Web API bring them. A place is a link as it came.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export function webApiPages<Row>(
  client: WebApiClient,
  { entitySet, columns, annotations = [] }: AskedColumns,
): PagedFeed<Row> {
  const what = `the changes of ${entitySet}`;
  const start = `${entitySet}?$select=${columns.join(',')}`;
  return {
    endpoint: 'Web API',
    start,
    // A server that does not know yet that the table is tracked answers without a link.
    page: (place, { pageSize }) =>
      untilToken(async asked => {
        const { changes, nextLink, token } = await readTrackedPage<Row>(client, place, {
          pageSize,
          annotations,
          title: what,
          // Past the caches: of a read that began untracked every page is, and only the last one shows it.
          consistent: asked.consistent || place === start,
        });
        if (nextLink !== undefined) return { changes, next: { kind: 'page', place: nextLink } };
        if (token !== undefined) return { changes, next: { kind: 'changes', place: token } };
        throw new MissingTokenError(
          `The last page of ${what} has no delta link.`,
          'check that change tracking is enabled for the table, and that no proxy removes the Prefer header. If it comes when the header does not ask for annotations, read by the Organization Service.',
        );
      }, client),
  };
}
