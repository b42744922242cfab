import { concurrencyMismatch } from '../../../../engine/dataverse-fault';
import { isRow, requireTable } from '../../front/match';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { readAddress, requireRow } from '../request/key-predicate';

/** Deletes a row, by id or alternate key. */
export const deleteRow: Operation = {
  operation: 'DELETE {entity set}({key})',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/update-delete-entities-using-web-api',
  differs: {
    differs: ['Lookups of other rows to it become empty, even where the relationship restricts or cascades a delete.'],
  },
  matches: isRow('DELETE'),
  reads: ['if-match'],
  inChangeSets: true,
  handle: (request, context) => {
    const { ifMatch, path, caller } = request;
    const table = requireTable(request, context);
    const row = requireRow(context.organization, table, readAddress(table, path[0]?.args ?? []));
    if (typeof ifMatch === 'bigint' && ifMatch !== row.version) throw concurrencyMismatch();
    context.organization.rows.remove(table.logicalName, row.id, caller);
    return empty();
  },
};
