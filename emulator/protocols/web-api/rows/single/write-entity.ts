import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type WrittenRow } from '../../../../operations/rows/write-row';
import { type RowAddress } from '../../../../operations/rows/row-address';
import { type WebApiContext } from '../../front/context';
import { matchesEntitySet, matchesRow, requireRequestedTable } from '../../front/match';
import { type Operation } from '../../front/operation';
import { type ODataRequest } from '../../front/request/odata-request';
import { notImplementedInWebApi } from '../../front/response/odata-error';
import { emptyResponse, type ODataResponse } from '../../front/response/odata-response';
import { renderRowResponse } from '../render/render-row-response';
import { parseRowSelection, type Selection } from '../render/selection';
import { addressedRow } from '../address/key-predicate';
import { readRowBody } from '../body/read-row-body';
import { rowUrl } from '../address/row-url';

/** Adds a row. A client may choose its id. */
export const postEntity: Operation = {
  operation: 'POST {entity set}',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-entity-web-api',
  notServed: [
    'Rows nested in the body (deep insert) and columns of type file and image are refused with 501.',
    'New users, roles, teams and business units are refused with 501.',
  ],
  differs: ['Of two members with one name in the body, the last counts.'],
  inferred: [
    'Values of columns that are not valid for create are left out without an error.',
    'Text and code for a solution or publisher that lacks a required column are not documented.',
  ],
  matches: matchesEntitySet('POST'),
  query: ['$select'],
  inChangeSets: true,
  handle: (request, context) => {
    const { organization, operations } = context;
    const table = requireRequestedTable(request, context);
    const selection = parseRowSelection(table, request.query.get('$select'));
    const body = readRowBody(organization, table, request.body(table.entitySetName));
    const written = operations.createRow(organization, { table, ...body, caller: request.caller });
    return renderWrittenRow(request, context, { table, written, selection });
  },
};

/** Updates a row, or creates it when it does not exist; `If-Match` and `If-None-Match` narrow it to one of the two. */
export const patchEntity: Operation = {
  operation: 'PATCH {entity set}({key})',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/use-upsert-insert-update-record',
  notServed: ['A body that names another primary id than the row has is refused with 501.'],
  differs: ['The differences of POST {entity set} apply.'],
  inferred: ['For an existing row, values of columns that are not valid for update are left out.'],
  matches: matchesRow('PATCH'),
  query: ['$select'],
  reads: ['if-match', 'if-none-match'],
  inChangeSets: true,
  handle: (request, context) => {
    const { organization, operations } = context;
    const { ifMatch, ifNoneMatch, caller } = request;
    const table = requireRequestedTable(request, context);
    const selection = parseRowSelection(table, request.query.get('$select'));
    const address = addressedRow(request, table);
    const body = readRowBody(organization, table, request.body(table.entitySetName));
    if (typeof ifNoneMatch === 'bigint')
      throw notImplementedInWebApi('If-None-Match with an entity tag in a PATCH request');

    const written = operations.upsertRow(organization, { table, address, ...body, ifMatch, ifNoneMatch, caller });
    return renderWrittenRow(request, context, { table, written, selection, address });
  },
};

/** Deletes a row, by id or alternate key. */
export const deleteEntity: Operation = {
  operation: 'DELETE {entity set}({key})',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/update-delete-entities-using-web-api',
  differs: [],
  inferred: ['A row that goes with the deleted one restricts nothing.'],
  matches: matchesRow('DELETE'),
  reads: ['if-match'],
  inChangeSets: true,
  handle: (request, context) => {
    const { ifMatch, caller } = request;
    const table = requireRequestedTable(request, context);
    const address = addressedRow(request, table);
    context.operations.deleteRow(context.organization, { table, address, ifMatch, caller });
    return emptyResponse();
  },
};

type Written = {
  readonly table: TableDefinition;
  readonly written: WrittenRow;
  readonly selection: Selection;
  /** As the request names the row. */
  readonly address?: RowAddress;
};

/** 204 with OData-EntityId, or with `Prefer: return=representation` 201 or 200 with the row. */
function renderWrittenRow(
  request: ODataRequest,
  { organization }: WebApiContext,
  { table, written, selection, address }: Written,
): ODataResponse {
  const { serviceRoot, prefer, path } = request;
  const { row, before } = written;
  if (prefer.returnRepresentation) {
    const extras = { organization, annotations: prefer.annotations };
    const status = before === undefined ? 201 : 200;
    return renderRowResponse(request, { table, row, selection, extras }, { status, applied: 'return=representation' });
  }
  // By alternate key, OData-EntityId repeats the key's URL.
  const key = address?.kind === 'key' ? path[0]?.raw : undefined;
  const entityUrl = key === undefined ? rowUrl(serviceRoot, table, row.id) : `${serviceRoot}/${key}`;
  return emptyResponse({ 'odata-entityid': entityUrl });
}
