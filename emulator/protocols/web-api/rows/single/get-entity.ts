import { etagOf } from '../../front/request/conditions';
import { matchesRow, requireRequestedTable } from '../../front/match';
import { notImplementedInWebApi } from '../../front/response/odata-error';
import { emptyResponse } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { rowExtrasWithExpansions } from '../expand/expand-rows';
import { renderRowResponse } from '../render/render-row-response';
import { addressedRow } from '../address/key-predicate';
import { parseRowSelection } from '../render/selection';

/** One row, by id or alternate key. */
export const getEntity: Operation = {
  operation: 'GET {entity set}({key})',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-entity-using-web-api',
  differs: ['The differences of GET {entity set} apply.'],
  inferred: [
    'A conditional read with $expand or annotations answers in full, as documented, and without an error, which is not documented.',
  ],
  matches: matchesRow('GET'),
  query: ['$select', '$expand'],
  reads: ['if-none-match'],
  handle: (request, context) => {
    const { query, ifNoneMatch } = request;
    const table = requireRequestedTable(request, context);
    const selection = parseRowSelection(table, query.get('$select'));
    const extras = rowExtrasWithExpansions(request, context, table);
    const row = context.operations.retrieveRow(context.organization, {
      table,
      address: addressedRow(request, table),
    });
    if (ifNoneMatch === '*') throw notImplementedInWebApi('If-None-Match: * in a GET request');

    const isPlain = extras.expansions.length === 0 && extras.annotations.asked === undefined;
    if (ifNoneMatch === row.version && isPlain) return emptyResponse({ etag: etagOf(row.version) }, 304);
    return renderRowResponse(request, { table, row, selection, extras });
  },
};
