import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type Row } from '../../../../engine/values/row';
import { type CollectionNavigation } from '../../../../definitions/navigation';
import { rowPointsTo } from '../../../../query/related-rows';
import { type WebApiContext } from '../../front/context';
import { type Operation } from '../../front/operation';
import { type ODataRequest } from '../../front/request/odata-request';
import { notImplementedInWebApi } from '../../front/response/odata-error';
import {
  appliedPageSize,
  contextUrl,
  emptyResponse,
  jsonResponse,
  type ODataResponse,
  preferenceApplied,
} from '../../front/response/odata-response';
import { rowUrl } from '../address/row-url';
import { requestedPage } from '../list/requested-page';
import { matchesReference, requireReference } from './requested-reference';
import { rowBehind } from './retrieve-related';

/** The URLs of related rows, without their columns. */
export const retrieveReference: Operation = {
  operation: 'GET {entity set}({key})/{navigation property}/$ref',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-entity-using-web-api',
  notServed: ['$filter, $orderby, $top and $count of references are refused with 501.'],
  differs: [],
  inferred: [
    'References come in the pages that rows come in.',
    'An empty lookup answers 204, as OData 4.01 would have it, where OData 4.0 says 404.',
  ],
  matches: matchesReference('GET'),
  query: ['$skiptoken'],
  handle: (request, context) => {
    const { organization } = context;
    const { serviceRoot, query } = request;
    const { row, kind, navigation } = requireReference(request, context);
    if (kind === 'collection') return listReferences(request, context, navigation, row);
    if (query.has('$skiptoken')) throw notImplementedInWebApi('$skiptoken for a single-valued reference');
    const related = rowBehind(organization, row, navigation);
    if (related === undefined) return emptyResponse();
    const reference = referenceTo(request, organization.tables.require(related.table), related);
    return jsonResponse({ '@odata.context': contextUrl(serviceRoot, '$ref'), ...reference });
  },
};

const referenceTo = ({ serviceRoot }: ODataRequest, table: TableDefinition, { id }: Row) => ({
  '@odata.id': rowUrl(serviceRoot, table, id),
});

/** A page of the rows behind a collection-valued navigation property. */
function listReferences(
  request: ODataRequest,
  { organization, operations }: WebApiContext,
  { table, column }: CollectionNavigation,
  row: Row,
): ODataResponse {
  const { serviceRoot, prefer } = request;
  const { nextLink, ...page } = requestedPage(request);
  const passes = rowPointsTo(column.logicalName, row);
  const { rows, next } = operations.queryRows(organization, { table, passes, order: [], ...page });
  return jsonResponse(
    {
      '@odata.context': contextUrl(serviceRoot, 'Collection($ref)'),
      value: rows.map(related => referenceTo(request, table, related)),
      ...nextLink(next),
    },
    { headers: preferenceApplied(prefer, appliedPageSize(prefer)) },
  );
}
