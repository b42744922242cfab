import { etagOf } from '../../front/request/conditions';
import { isRow, requireTable } from '../../front/match';
import { notImplemented } from '../../front/response/odata-error';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { rowExtras } from '../expand/expand-rows';
import { renderEntity } from '../render/render-entity';
import { addressedRow } from '../request/key-predicate';
import { parseSelection } from '../render/selection';

/** One row, by id or alternate key. */
export const getEntity: Operation = {
  operation: 'GET {entity set}({key})',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-entity-using-web-api',
  differs: ['The differences of GET {entity set} apply.'],
  inferred: [
    'A conditional read with $expand or annotations answers in full, as documented, and without an error, which is not documented.',
  ],
  matches: isRow('GET'),
  query: ['$select', '$expand'],
  reads: ['if-none-match'],
  handle: (request, context) => {
    const { query, ifNoneMatch } = request;
    const table = requireTable(request, context);
    const selection = parseSelection(table, query.get('$select'));
    const extras = rowExtras(request, context, table);
    const row = context.operations.retrieveRow(context.organization, {
      table,
      address: addressedRow(request, table),
    });
    if (ifNoneMatch === '*') throw notImplemented('If-None-Match: * in a GET request');

    const isPlain = extras.expansions.length === 0 && extras.annotations.asked === undefined;
    if (ifNoneMatch === row.version && isPlain) return empty({ etag: etagOf(row.version) }, 304);
    return renderEntity(request, { table, row, selection, extras });
  },
};
