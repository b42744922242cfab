import { type OrganizationView } from '../../../../engine/organization-view';
import { type Row } from '../../../../engine/values/row';
import { type WebApiContext } from '../../front/context';
import { matchesBehindRow, requireRequestedTable } from '../../front/match';
import { notImplementedInWebApi } from '../../front/response/odata-error';
import { type ODataRequest } from '../../front/request/odata-request';
import { emptyResponse, type ODataResponse } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { rowPointsTo, relatedRow } from '../../../../query/related-rows';
import { LIST_OPTIONS, listRows } from '../list/list-rows';
import { findCollectionNavigation, type SingleNavigation, singleNavigations } from '../../../../definitions/navigation';
import { rowExtrasWithExpansions } from '../expand/expand-rows';
import { renderRowResponse } from '../render/render-row-response';
import { requireAddressedRow } from '../../../../operations/rows/row-address';
import { addressedRow } from '../address/key-predicate';
import { parseRowSelection } from '../render/selection';

/** The rows behind a navigation property of one row. */
export const retrieveRelated: Operation = {
  operation: 'GET {entity set}({key})/{navigation property}',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-entity-using-web-api',
  differs: ['The differences of GET {entity set} apply.', 'An owner shows the columns of its own table.'],
  inferred: ['An empty lookup answers 204.'],
  matches: (request, context) => {
    const [, segment] = request.path;
    if (!matchesBehindRow('GET', 2)(request, context) || segment === undefined || segment.args !== undefined)
      return false;
    const table = requireRequestedTable(request, context);
    return (
      singleNavigations(table).has(segment.name) ||
      findCollectionNavigation(context.organization, table, segment.name) !== undefined
    );
  },
  query: LIST_OPTIONS,
  handle: (request, context) => {
    const { organization } = context;
    const table = requireRequestedTable(request, context);
    const row = requireAddressedRow(organization, table, addressedRow(request, table));
    const name = request.path[1]?.name ?? '';
    const collection = findCollectionNavigation(organization, table, name);
    if (collection !== undefined) {
      return listRows(request, context, collection.table, rowPointsTo(collection.column.logicalName, row));
    }
    const navigation = singleNavigations(table).get(name);
    const related = navigation && rowBehind(organization, row, navigation);
    return related === undefined ? emptyResponse() : renderRelatedRow(request, context, related);
  },
};

/** The row that a lookup leads to. A lookup to several tables has a navigation property for each, an owner one for all. */
export const rowBehind = (
  organization: OrganizationView,
  row: Row,
  { column, targets }: SingleNavigation,
): Row | undefined => relatedRow(organization, row, column.logicalName, targets.length === 1 ? targets[0] : undefined);

function renderRelatedRow(request: ODataRequest, context: WebApiContext, row: Row): ODataResponse {
  const { query } = request;
  const foreign = LIST_OPTIONS.find(option => option !== '$select' && option !== '$expand' && query.has(option));
  if (foreign !== undefined) throw notImplementedInWebApi(`the query option '${foreign}' for a single row`);
  const table = context.organization.tables.require(row.table);
  const selection = parseRowSelection(table, query.get('$select'));
  return renderRowResponse(request, {
    table,
    row,
    selection,
    extras: rowExtrasWithExpansions(request, context, table),
  });
}
