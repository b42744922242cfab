import { isEntitySet, requireTable } from '../match';
import { badRequest } from '../odata-error';
import { type ODataRequest } from '../odata-request';
import { json, preferenceApplied } from '../odata-response';
import { type Operation } from '../operation';
import { rowFilter } from '../rows/filter-rows';
import { parseOrder } from '../rows/order-rows';
import { appliedPageSize, pageRows, pageSizeOf } from '../rows/page-rows';
import { type PagingCookie, parseSkipToken } from '../rows/paging-cookie';
import { renderRow } from '../rows/render-row';
import { contextFragment, contextUrl, parseSelection } from '../rows/selection';
import { cappedCount } from './count-rows';

/** Rows of a table: filtered, ordered, in pages. */
export const queryRows: Operation = {
  operation: 'GET {entity set}',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/overview',
  fidelity: 'partial',
  differs:
    '$filter knows comparisons, and, or, not, parentheses, contains, startswith and endswith; $expand, $apply, fetchXml, saved queries and annotations are refused with 501. Text is ordered by code point, without regard to case. Without $orderby, rows come in the order of their ids.',
  matches: isEntitySet('GET'),
  query: ['$select', '$filter', '$orderby', '$top', '$count', '$skiptoken'],
  handle: (request, context) => {
    const { query, prefer, serviceRoot } = request;
    const table = requireTable(request, context);
    const selection = parseSelection(table, query.get('$select'));
    const order = parseOrder(table, query.get('$orderby'));
    const passes = rowFilter(table, query.get('$filter'), query.aliases);
    const cookie = cookieOf(request);

    const matching = [...context.organization.rows.scan(table.logicalName)].filter(passes);
    const { size, isLimit } = sizeOf(request);
    const { rows, nextSkipToken } = pageRows(matching, order, size, cookie);

    const nextLink =
      isLimit || nextSkipToken === undefined ? undefined : `${definingUrl(request)}$skiptoken=${nextSkipToken}`;
    return json(
      {
        '@odata.context': contextUrl(serviceRoot, contextFragment(table, selection)),
        ...(query.flag('$count') && { '@odata.count': cappedCount(matching.length) }),
        value: rows.map(row => renderRow(row, selection)),
        ...(nextLink !== undefined && { '@odata.nextLink': nextLink }),
      },
      { headers: preferenceApplied(appliedPageSize(prefer.maxPageSize)) },
    );
  },
};

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
  return [`${serviceRoot}/${path[0]?.raw ?? ''}?`, ...kept.map(option => `${option}&`)].join('');
}
