import { type ColumnDefinition, type TableDefinition } from '../../../../engine/tables/table-definition';
import { type LookupValue, type Row } from '../../../../engine/values/row';
import {
  type CollectionNavigation,
  findCollectionNavigation,
  type SingleNavigation,
  singleNavigations,
} from '../../../../definitions/navigation';
import { rowPointsTo } from '../../../../query/related-rows';
import { requireAddressedRow } from '../../../../operations/rows/row-address';
import { type WebApiContext } from '../../front/context';
import { matchesBehindRow, requireRequestedTable } from '../../front/match';
import { type Operation } from '../../front/operation';
import { type ODataRequest } from '../../front/request/odata-request';
import {
  badPayload,
  methodNotAllowed,
  notImplementedInWebApi,
  resourceNotFound,
} from '../../front/response/odata-error';
import {
  appliedPageSize,
  contextUrl,
  emptyResponse,
  jsonResponse,
  type ODataResponse,
  preferenceApplied,
} from '../../front/response/odata-response';
import { addressedRow, readKeyPredicate } from '../address/key-predicate';
import { resolveBoundRowUrl, rowUrl } from '../address/row-url';
import { requestedPage } from '../list/requested-page';
import { rowBehind } from './retrieve-related';

const ASSOCIATE =
  'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/associate-disassociate-entities-using-web-api';

/** `METHOD accounts(…)/primarycontactid/$ref` */
const matchesReference =
  (method: string): Operation['matches'] =>
  (request, context) =>
    matchesBehindRow(method, 3)(request, context) &&
    request.path[2]?.name === '$ref' &&
    request.path[2].args === undefined;

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

/** Points a lookup to another row. */
export const setReference: Operation = {
  operation: 'PUT {entity set}({key})/{single-valued navigation property}/$ref',
  evidence: ASSOCIATE,
  differs: [],
  matches: matchesReference('PUT'),
  inChangeSets: true,
  handle: (request, context) => {
    const { table, row, kind, navigation } = requireReference(request, context);
    if (kind === 'collection') throw methodNotAllowed('PUT');
    const target = resolveBoundRowUrl(context.organization, urlOfReference(request, table), navigation.targets);
    return writeReference(request, context, { table, id: row.id, column: navigation.column }, target);
  },
};

/** Adds a row to a one-to-many relationship: its lookup points here from then on. */
export const addReference: Operation = {
  operation: 'POST {entity set}({key})/{collection-valued navigation property}/$ref',
  evidence: ASSOCIATE,
  differs: [],
  notServed: ['Many-to-many relationships do not exist.'],
  matches: matchesReference('POST'),
  inChangeSets: true,
  handle: (request, context) => {
    const { table, row, kind, navigation } = requireReference(request, context);
    if (kind === 'single') throw methodNotAllowed('POST');
    const { id } = resolveBoundRowUrl(context.organization, urlOfReference(request, table), [
      navigation.table.logicalName,
    ]);
    return writeReference(request, context, { ...navigation, id }, { table: table.logicalName, id: row.id });
  },
};

/** Whether the navigation property of the path is one that leads to one row. */
const leadsToOneRow: Operation['matches'] = (request, context) => {
  const { name = '', args } = request.path[1] ?? {};
  return args === undefined && singleNavigations(requireRequestedTable(request, context)).has(name);
};

/** Empties a lookup. */
export const clearReference: Operation = {
  operation: 'DELETE {entity set}({key})/{single-valued navigation property}/$ref',
  evidence: ASSOCIATE,
  differs: [],
  matches: (request, context) => matchesReference('DELETE')(request, context) && leadsToOneRow(request, context),
  inChangeSets: true,
  handle: (request, context) => {
    const { table, row, kind, navigation } = requireReference(request, context);
    if (kind === 'collection') throw methodNotAllowed('DELETE');
    return writeReference(request, context, { table, id: row.id, column: navigation.column }, null);
  },
};

/** Takes a row out of a one-to-many relationship: its lookup, which points here, becomes empty. */
export const removeReference: Operation = {
  operation: 'DELETE {entity set}({key})/{collection-valued navigation property}({key})/$ref and …/$ref?$id={url}',
  evidence: ASSOCIATE,
  differs: [],
  notServed: ['Many-to-many relationships do not exist.'],
  inferred: ['A row that is not related stays as it is, and the answer is 204.'],
  matches: matchesReference('DELETE'),
  query: ['$id'],
  inChangeSets: true,
  handle: (request, context) => {
    const { organization } = context;
    const { query, path } = request;
    const { row, kind, navigation } = requireReference(request, context);
    if (kind === 'single') throw methodNotAllowed('DELETE');
    const keyArgs = path[1]?.args;
    const id =
      keyArgs === undefined
        ? resolveBoundRowUrl(organization, query.get('$id') ?? '', [navigation.table.logicalName]).id
        : requireAddressedRow(organization, navigation.table, readKeyPredicate(navigation.table, keyArgs)).id;
    const other = requireAddressedRow(organization, navigation.table, { kind: 'id', id });
    if (!rowPointsTo(navigation.column.logicalName, row)(other)) return emptyResponse();
    return writeReference(request, context, { ...navigation, id }, null);
  },
};

/** The row and its navigation property that a request names. */
type Reference = { readonly table: TableDefinition; readonly row: Row } & (
  | { readonly kind: 'single'; readonly navigation: SingleNavigation }
  | { readonly kind: 'collection'; readonly navigation: CollectionNavigation }
);

/** Throws 404 for a row that does not exist and for what is not a navigation property. */
function requireReference(request: ODataRequest, context: WebApiContext): Reference {
  const { organization } = context;
  const table = requireRequestedTable(request, context);
  const { name = '', args } = request.path[1] ?? {};
  const row = requireAddressedRow(organization, table, addressedRow(request, table));
  const single = singleNavigations(table).get(name);
  if (single !== undefined && args === undefined) return { table, row, kind: 'single', navigation: single };
  const collection = findCollectionNavigation(organization, table, name);
  const isAddressable = args === undefined || request.method === 'DELETE';
  if (collection !== undefined && isAddressable) return { table, row, kind: 'collection', navigation: collection };
  throw resourceNotFound(name);
}

/** The URL of the row to relate: `{"@odata.id":"https://…/contacts(00aa…)"}`. Throws 400 for another body. */
function urlOfReference({ body }: ODataRequest, { entitySetName }: TableDefinition): string {
  const { '@odata.id': url, ...others } = body(entitySetName);
  const isAlone = Object.keys(others).every(name => ['@odata.context', '@odata.type'].includes(name));
  if (typeof url === 'string' && isAlone) return url;
  throw badPayload(entitySetName, `A reference is a URL in '@odata.id', and nothing else.`);
}

type Lookup = { readonly table: TableDefinition; readonly id: string; readonly column: ColumnDefinition };

/** Points a row's lookup to another row, or to none. */
function writeReference(
  { caller }: ODataRequest,
  { organization, operations }: WebApiContext,
  { table, id, column }: Lookup,
  value: LookupValue | null,
): ODataResponse {
  const values = new Map([[column.logicalName, value]]);
  operations.updateRow(organization, { table, address: { kind: 'id', id }, values, caller });
  return emptyResponse();
}
