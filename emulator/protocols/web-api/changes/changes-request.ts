import { type TableDefinition } from '../../../engine/tables/table-definition';
import { type ChangesRequest } from '../../../operations/changes/read-changes';
import { pageSizeFor } from '../../../query/page-size';
import { badODataRequest, notImplementedInWebApi } from '../front/response/odata-error';
import { type ODataRequest } from '../front/request/odata-request';
import { type QueryOptions } from '../front/url/query-options';
import { parseTrackingCookie } from './tracking-cookie';

/** The following page by a `$skiptoken`, a delta by a `$deltatoken`, a first read without either; and which page it is. */
export function readChangesRequest(
  { query, prefer }: ODataRequest,
  { logicalName }: TableDefinition,
): ChangesRequest & { readonly pageNumber: number } {
  const [skipToken, token] = [query.get('$skiptoken'), query.get('$deltatoken')];
  if (skipToken !== undefined && token !== undefined)
    throw notImplementedInWebApi('$skiptoken and $deltatoken in one request');
  const page = { table: logicalName, size: pageSizeFor(prefer.maxPageSize) };
  if (skipToken === undefined) return { ...page, from: { token }, pageNumber: 1 };
  const { pageNumber, position } = parseTrackingCookie(skipToken);
  return { ...page, from: { position }, pageNumber };
}

/** Query options that do not go together with change tracking. */
export const refusedOptions = ['$filter', '$orderby', '$expand', '$top'] as const;

/**
 * Throws the documented refusal for query options that do not go together with change tracking.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export function refuseTrackedOptions(query: QueryOptions): void {
  const refused = refusedOptions.find(name => query.has(name));
  if (refused !== undefined) {
    throw badODataRequest(`The "${refused}" query parameter isn't supported when Change Tracking is enabled.`);
  }
}
