import { concurrencyMismatch, duplicateRecord } from '../../../../engine/dataverse-fault';
import { type TableDefinition } from '../../../../engine/tables/definitions';
import { type Row } from '../../../../engine/values/values';
import { isRow, requireTable } from '../../front/match';
import { notImplemented } from '../../front/response/odata-error';
import { type ODataRequest } from '../../front/request/odata-request';
import { type Operation } from '../../front/operation';
import { readRowBody } from '../request/read-row-body';
import { findRow, missingRow, readAddress, type RowAddress } from '../request/key-predicate';
import { upsert } from './upsert';
import { rowUrl, writeSelection, writtenRow } from './written-row';

/** Updates a row, or creates it when it is not there; `If-Match` and `If-None-Match` narrow it to one of the two. */
export const upsertRow: Operation = {
  operation: 'PATCH {entity set}({key})',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/use-upsert-insert-update-record',
  differs: {
    notServed: ['A body that names another primary id than the row has is refused with 501.'],
    differs: ['The differences of POST {entity set} apply.'],
    inferred: ['For an existing row, values of columns that are not valid for update are left out.'],
  },
  matches: isRow('PATCH'),
  query: ['$select'],
  reads: ['if-match', 'if-none-match'],
  inChangeSets: true,
  handle: (request, context) => {
    const table = requireTable(request, context);
    const selection = writeSelection(table, request);
    const address = readAddress(table, request.path[0]?.args ?? []);
    const body = readRowBody(context.organization, table, request.body(table.entitySetName));

    const found = findRow(context.organization, table, address);
    if (!context.defects.has('ignored-conditions')) checkConditions(request, table, address, found);
    const row = upsert({ context, caller: request.caller, table, address, body }, found);
    // By alternate key, OData-EntityId repeats the key's URL.
    const entityUrl =
      address.kind === 'id'
        ? rowUrl(request.serviceRoot, table, row.id)
        : `${request.serviceRoot}/${request.path[0]?.raw ?? ''}`;
    const { organization } = context;
    return writtenRow(request, { organization, table, row, selection, entityUrl, created: found === undefined });
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
