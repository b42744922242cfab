import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type Row } from '../../../../engine/values/row';
import { cappedCount } from '../../../../query/page-size';
import { type AnnotationFilter, countLimitTerm, totalCountTerm } from '../../front/response/annotation-filter';
import { type WebApiContext } from '../../front/context';
import { type JsonObject } from '../../front/request/json';
import { badODataRequest } from '../../front/response/odata-error';
import { type ODataRequest } from '../../front/request/odata-request';
import {
  appliedPageSize,
  contextUrl,
  jsonResponse,
  type ODataResponse,
  preferenceApplied,
} from '../../front/response/odata-response';
import { rowFilter } from './row-filter';
import { parseOrderBy } from './order-by';
import { requestedPage } from './requested-page';
import { rowExtrasWithExpansions } from '../expand/expand-rows';
import { renderRow } from '../render/render-row';
import { rowContextFragment, parseRowSelection } from '../render/selection';

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

/** @param isCandidate tells rows that are asked for apart from the table's others, before `$filter` */
export function listRows(
  request: ODataRequest,
  context: WebApiContext,
  table: TableDefinition,
  isCandidate: (row: Row) => boolean = () => true,
): ODataResponse {
  const { query, prefer, serviceRoot } = request;
  const { organization, operations } = context;
  const selection = parseRowSelection(table, query.get('$select'));
  const extras = rowExtrasWithExpansions(request, context, table);
  const order = parseOrderBy(table, query.get('$orderby'));
  const passesFilter = rowFilter(table, query.get('$filter'), query.aliases, organization.clock.now());
  const passes = (row: Row): boolean => isCandidate(row) && passesFilter(row);
  const { pageSize, after, nextLink } = requestedPage(request);

  const { rows, next, total } = operations.queryRows(organization, {
    table,
    passes,
    order,
    top: topOfList(request),
    pageSize,
    after,
  });

  return jsonResponse(
    {
      '@odata.context': contextUrl(serviceRoot, rowContextFragment(table, selection, extras.expansions)),
      ...listCountMembers(query.flag('$count') ? total() : undefined, prefer.annotations),
      value: rows.map(row => renderRow(row, selection, extras)),
      ...nextLink(next),
    },
    { headers: preferenceApplied(prefer, appliedPageSize(prefer)) },
  );
}

/** `count` is undefined unless it was asked for. */
function listCountMembers(count: number | undefined, annotations: AnnotationFilter): JsonObject {
  const capped = count === undefined ? undefined : cappedCount(count);
  return {
    ...(capped !== undefined && { '@odata.count': capped }),
    ...(annotations.includes(totalCountTerm) && { [`@${totalCountTerm}`]: capped ?? -1 }),
    ...(annotations.includes(countLimitTerm) && {
      [`@${countLimitTerm}`]: count !== undefined && count > (capped ?? 0),
    }),
  };
}

/** `$top` is ignored next to a page size: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/page-results */
function topOfList({ query, prefer }: ODataRequest): number | undefined {
  const top = query.count('$top');
  if (top === 0)
    throw badODataRequest(
      "Invalid value '0' for $top query option found. The $top query option requires a positive integer value.",
    );
  return prefer.maxPageSize === undefined ? top : undefined;
}
