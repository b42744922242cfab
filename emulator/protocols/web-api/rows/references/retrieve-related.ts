import { type WebApiContext } from '../../front/context';
import { etagOf } from '../../front/request/conditions';
import { isBehindRow, requireTable } from '../../front/match';
import { notImplemented } from '../../front/response/odata-error';
import { type ODataRequest } from '../../front/request/odata-request';
import { empty, json, type ODataResponse, preferenceApplied } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { pointsTo, relatedRow } from '../../../../query/related-rows';
import { LIST_OPTIONS, listRows } from '../query/list-rows';
import { findCollection, type SingleNavigation, singleNavigations } from '../../../../definitions/navigation';
import { appliedAnnotations } from '../query/applied-preferences';
import { rowExtras } from '../query/row-extras';
import { renderRow } from '../render/render-row';
import { requireRow } from '../../../../query/row-address';
import { addressedRow } from '../request/key-predicate';
import { contextFragment, contextUrl, parseSelection } from '../render/selection';

/** The rows behind a navigation property of one row. */
export const retrieveRelated: Operation = {
  operation: 'GET {entity set}({key})/{navigation property}',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-entity-using-web-api',
  differs: {
    differs: ['The differences of GET {entity set} apply.', 'An owner shows the columns of its own table.'],
    inferred: ['An empty lookup answers 204.'],
  },
  matches: (request, context) => {
    const [, segment] = request.path;
    if (!isBehindRow('GET', 2)(request, context) || segment === undefined || segment.args !== undefined) return false;
    const table = requireTable(request, context);
    return (
      singleNavigations(table).has(segment.name) ||
      findCollection(context.organization, table, segment.name) !== undefined
    );
  },
  query: LIST_OPTIONS,
  handle: (request, context) => {
    const { organization } = context;
    const table = requireTable(request, context);
    const row = requireRow(organization, table, addressedRow(request, table));
    const name = request.path[1]?.name ?? '';
    const collection = findCollection(organization, table, name);
    if (collection !== undefined) {
      return listRows(request, context, collection.table, pointsTo(collection.column.logicalName, row));
    }
    const navigation = singleNavigations(table).get(name);
    const related =
      navigation === undefined
        ? undefined
        : relatedRow(organization, row, navigation.column.logicalName, only(navigation));
    if (related === undefined) return empty();
    return oneRow(request, context, related.table, related);
  },
};

/** A lookup to several tables has a navigation property for each, an owner one for all. */
const only = ({ targets }: SingleNavigation): string | undefined => (targets.length === 1 ? targets[0] : undefined);

function oneRow(
  request: ODataRequest,
  context: WebApiContext,
  tableName: string,
  row: ReturnType<typeof requireRow>,
): ODataResponse {
  const { query, serviceRoot } = request;
  const foreign = LIST_OPTIONS.find(option => option !== '$select' && option !== '$expand' && query.has(option));
  if (foreign !== undefined) throw notImplemented(`the query option '${foreign}' for a single row`);
  const table = context.organization.tables.require(tableName);
  const selection = parseSelection(table, query.get('$select'));
  const extras = rowExtras(request, context, table);
  const fragment = `${contextFragment(table, selection, extras.expansions)}/$entity`;
  return json(
    { '@odata.context': contextUrl(serviceRoot, fragment), ...renderRow(row, selection, extras) },
    { headers: { etag: etagOf(row.version), ...preferenceApplied(appliedAnnotations(request)) } },
  );
}
