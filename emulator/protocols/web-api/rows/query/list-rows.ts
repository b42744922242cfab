import { type TableDefinition } from '../../../../engine/tables/definitions';
import { type Row } from '../../../../engine/values/values';
import { type AnnotationFilter, countLimitTerm, totalCountTerm } from '../../front/response/annotation-filter';
import { type WebApiContext } from '../../front/context';
import { type JsonObject } from '../../front/request/json';
import { badRequest } from '../../front/response/odata-error';
import { type ODataRequest } from '../../front/request/odata-request';
import { json, type ODataResponse, preferenceApplied } from '../../front/response/odata-response';
import { rowFilter } from './row-filter';
import { parseOrder } from './order-by';
import { appliedPageSize, cappedCount, pageRows, pageSizeOf } from './page-preference';
import { type PagingCookie, parseSkipToken } from './skip-token';
import { appliedAnnotations, rowExtras } from './read-options';
import { renderRow } from '../render/render-row';
import { contextFragment, contextUrl, parseSelection } from '../render/selection';

/** The query options that {@link listRows} reads. */
export const LIST_OPTIONS: readonly string[] = [
  '$select',
  '$expand',
  '$filter',
  '$orderby',
  '$top',
  '$count',
  '$skiptoken',
];

type Listed = { readonly table: TableDefinition; /** Before `$filter`. */ readonly candidates: Iterable<Row> };

/** Rows, filtered, ordered and in pages as the request asks. */
export function listRows(request: ODataRequest, context: WebApiContext, { table, candidates }: Listed): ODataResponse {
  const { query, prefer, serviceRoot } = request;
  const selection = parseSelection(table, query.get('$select'));
  const extras = rowExtras(request, context, table);
  const order = parseOrder(table, query.get('$orderby'));
  const passes = rowFilter(table, query.get('$filter'), query.aliases);
  const cookie = cookieOf(request);

  const matching = [...candidates].filter(passes);
  const { size, isLimit } = sizeOf(request);
  const { rows, nextSkipToken } = pageRows(matching, order, size, cookie);

  const nextLink =
    isLimit || nextSkipToken === undefined ? undefined : `${definingUrl(request)}$skiptoken=${nextSkipToken}`;
  return json(
    {
      '@odata.context': contextUrl(serviceRoot, contextFragment(table, selection, extras.expansions)),
      ...countMembers(query.flag('$count') ? matching.length : undefined, prefer.annotations),
      value: rows.map(row => renderRow(row, selection, extras)),
      ...(nextLink !== undefined && { '@odata.nextLink': nextLink }),
    },
    { headers: preferenceApplied(appliedPageSize(prefer.maxPageSize), appliedAnnotations(request)) },
  );
}

/** `count` is undefined unless it was asked for. */
function countMembers(count: number | undefined, annotations: AnnotationFilter): JsonObject {
  const capped = count === undefined ? undefined : cappedCount(count);
  return {
    ...(capped !== undefined && { '@odata.count': capped }),
    ...(annotations.includes(totalCountTerm) && { [`@${totalCountTerm}`]: capped ?? -1 }),
    ...(annotations.includes(countLimitTerm) && {
      [`@${countLimitTerm}`]: count !== undefined && count > (capped ?? 0),
    }),
  };
}

function cookieOf({ query }: ODataRequest): PagingCookie | undefined {
  const skipToken = query.get('$skiptoken');
  return skipToken === undefined ? undefined : parseSkipToken(skipToken);
}

/** `$top` is ignored next to a page size: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/page-results */
function sizeOf({ query, prefer }: ODataRequest): { size: number; isLimit: boolean } {
  const top = query.count('$top');
  if (top === 0)
    throw badRequest(
      "Invalid value '0' for $top query option found. The $top query option requires a positive integer value.",
    );
  const pageSize = pageSizeOf(prefer.maxPageSize);
  if (top === undefined || prefer.maxPageSize !== undefined) return { size: pageSize, isLimit: false };
  return { size: Math.min(top, pageSize), isLimit: true };
}

/** This request's URL up to where the skip token goes, with the options as the client wrote them. */
function definingUrl({ url, serviceRoot, path }: ODataRequest): string {
  const options = new URL(url).search.slice(1).split('&');
  const kept = options.filter(option => option !== '' && !/^(?:\$|%24)skiptoken=/i.test(option));
  return [`${serviceRoot}/${path.map(({ raw }) => raw).join('/')}?`, ...kept.map(option => `${option}&`)].join('');
}
