import { isRow, requireTable } from '../../front/match';
import { type Operation } from '../../front/operation';
import { notImplemented } from '../../front/response/odata-error';
import { addressedRow } from '../request/key-predicate';
import { readRowBody } from '../request/read-row-body';
import { renderWritten, rowUrl, writeSelection } from './written-row';

/** Updates a row, or creates it when it does not exist; `If-Match` and `If-None-Match` narrow it to one of the two. */
export const patchEntity: Operation = {
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
    const { organization, operations } = context;
    const { ifMatch, ifNoneMatch, caller } = request;
    const table = requireTable(request, context);
    const selection = writeSelection(table, request);
    const address = addressedRow(request, table);
    const body = readRowBody(organization, table, request.body(table.entitySetName));
    if (typeof ifNoneMatch === 'bigint') throw notImplemented('If-None-Match with an entity tag in a PATCH request');

    const written = operations.upsertRow(organization, { table, address, ...body, ifMatch, ifNoneMatch, caller });
    // By alternate key, OData-EntityId repeats the key's URL.
    const entityUrl =
      address.kind === 'id'
        ? rowUrl(request.serviceRoot, table, written.row.id)
        : `${request.serviceRoot}/${request.path[0]?.raw ?? ''}`;
    return renderWritten(request, { organization, table, written, selection, entityUrl });
  },
};
