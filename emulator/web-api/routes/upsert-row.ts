import { concurrencyMismatch, duplicateRecord } from '../../engine/dataverse-fault';
import { type TableDefinition } from '../../engine/definitions';
import { type Row } from '../../engine/values';
import { type WebApiContext } from '../context';
import { isRow, requireTable } from '../match';
import { notImplemented } from '../odata-error';
import { type ODataRequest } from '../odata-request';
import { type Operation } from '../operation';
import { readRowBody, type RowBody } from '../rows/read-row-body';
import { findRow, missingRow, readAddress, type RowAddress } from '../rows/row-address';
import { rowUrl, writeSelection, writtenRow } from '../rows/written-row';
import { rememberStaleRow } from '../tracking/stale-rows';

/** Updates a row, or creates it when it is not there; `If-Match` and `If-None-Match` narrow it to one of the two. */
export const upsertRow: Operation = {
  operation: 'PATCH {entity set}({key})',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/use-upsert-insert-update-record',
  fidelity: 'partial',
  differs: 'As POST. A body that names another primary id than the row has is refused with 501.',
  matches: isRow('PATCH'),
  query: ['$select'],
  conditions: ['if-match', 'if-none-match'],
  handle: async (request, context) => {
    const table = requireTable(request, context);
    const selection = writeSelection(table, request);
    const address = readAddress(table, request.path[0]?.args ?? []);
    const body = readRowBody(context.organization, table, await request.body(table.entitySetName));

    const found = findRow(context.organization, table, address);
    checkConditions(request, table, address, found);
    const write: Write = { request, context, table, address, body };
    const row = found === undefined ? create(write) : update(write, found);
    // By alternate key, OData-EntityId repeats the key's URL.
    const entityUrl =
      address.kind === 'id'
        ? rowUrl(request.serviceRoot, table, row.id)
        : `${request.serviceRoot}/${request.path[0]?.raw ?? ''}`;
    return writtenRow(request, { table, row, selection, entityUrl, created: found === undefined });
  },
};

function checkConditions(
  { ifMatch, ifNoneMatch }: ODataRequest,
  table: TableDefinition,
  address: RowAddress,
  found: Row | undefined,
): void {
  if (typeof ifNoneMatch === 'bigint') throw notImplemented('If-None-Match with an entity tag in a PATCH request');
  if (ifNoneMatch === '*' && found !== undefined) throw duplicateRecord();
  if (ifMatch === undefined) return;
  if (found === undefined) throw missingRow(table, address);
  if (ifMatch !== '*' && ifMatch !== found.version) throw concurrencyMismatch();
}

type Write = {
  readonly request: ODataRequest;
  readonly context: WebApiContext;
  readonly table: TableDefinition;
  readonly address: RowAddress;
  readonly body: RowBody;
};

/** A key value in the body wins over the one in the URL. */
function create({ request, context, table, address, body }: Write): Row {
  const { rows } = context.organization;
  if (address.kind === 'id') {
    refuseOtherId(body.id, address.id);
    return rows.create(table.logicalName, body.values, request.caller, { id: address.id });
  }
  const values = new Map([...address.values, ...body.values]);
  return rows.create(table.logicalName, values, request.caller, body.id === undefined ? {} : { id: body.id });
}

/** Values for the columns of the addressing key are ignored: the row is there already, under these values. */
function update({ request, context, table, address, body }: Write, found: Row): Row {
  const { organization, defects } = context;
  refuseOtherId(body.id, found.id);
  const ignored = address.kind === 'key' ? address.key.columns : [];
  const values = new Map([...body.values].filter(([name]) => !ignored.includes(name)));
  if (defects.has('stale-values')) rememberStaleRow(organization, found);
  return organization.rows.update(table.logicalName, found.id, values, request.caller);
}

function refuseOtherId(given: string | undefined, id: string): void {
  if (given !== undefined && given !== id)
    throw notImplemented('a primary id in the body that is not the one of the row');
}
