import { type ColumnDefinition, type TableDefinition } from '../../../../engine/tables/table-definition';
import { type LookupValue } from '../../../../engine/values/row';
import { singleNavigations } from '../../../../definitions/navigation';
import { rowPointsTo } from '../../../../query/related-rows';
import { requireAddressedRow } from '../../../../operations/rows/row-address';
import { type WebApiContext } from '../../front/context';
import { requireRequestedTable } from '../../front/match';
import { type Operation } from '../../front/operation';
import { type ODataRequest } from '../../front/request/odata-request';
import { badPayload, methodNotAllowed } from '../../front/response/odata-error';
import { emptyResponse, type ODataResponse } from '../../front/response/odata-response';
import { readKeyPredicate } from '../address/key-predicate';
import { resolveBoundRowUrl } from '../address/row-url';
import { matchesReference, requireReference } from './requested-reference';

const ASSOCIATE =
  'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/associate-disassociate-entities-using-web-api';

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
