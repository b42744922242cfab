import { type TableDefinition } from '../../../engine/tables/table-definition';
import { type ChangesRequest } from '../../../operations/read-changes';
import { pageSizeFor } from '../../../query/page-size';
import { notImplemented } from '../front/response/odata-error';
import { type ODataRequest } from '../front/request/odata-request';
import { parseTrackingCookie } from './tracking-cookie';

/** The following page by a `$skiptoken`, a delta by a `$deltatoken`, a first read without either; and which page it is. */
export function readChangesRequest(
  { query, prefer }: ODataRequest,
  { logicalName }: TableDefinition,
): ChangesRequest & { readonly pageNumber: number } {
  const [skipToken, token] = [query.get('$skiptoken'), query.get('$deltatoken')];
  if (skipToken !== undefined && token !== undefined) throw notImplemented('$skiptoken and $deltatoken in one request');
  const page = { table: logicalName, size: pageSizeFor(prefer.maxPageSize) };
  if (skipToken === undefined) return { ...page, from: { token }, pageNumber: 1 };
  const { pageNumber, position } = parseTrackingCookie(skipToken);
  return { ...page, from: { position }, pageNumber };
}
