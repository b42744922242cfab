import { isRow, requireTable } from '../../front/match';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { addressedRow } from '../request/key-predicate';

/** Deletes a row, by id or alternate key. */
export const deleteEntity: Operation = {
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
    const { ifMatch, caller } = request;
    const table = requireTable(request, context);
    context.operations.deleteRow(context.organization, {
      table,
      address: addressedRow(request, table),
      ifMatch,
      caller,
    });
    return empty();
  },
};
