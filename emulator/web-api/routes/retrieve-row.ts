import { etagOf } from '../conditions';
import { isRow, requireTable } from '../match';
import { notImplemented } from '../odata-error';
import { empty, json } from '../odata-response';
import { type Operation } from '../operation';
import { renderRow } from '../rows/render-row';
import { readAddress, requireRow } from '../rows/row-address';
import { contextFragment, contextUrl, parseSelection } from '../rows/selection';

/** One row, by id or alternate key. */
export const retrieveRow: Operation = {
  operation: 'GET {entity set}({key})',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-entity-using-web-api',
  fidelity: 'partial',
  differs: '$expand, navigation and single properties are refused with 501.',
  matches: isRow('GET'),
  query: ['$select'],
  conditions: ['if-none-match'],
  handle: (request, context) => {
    const { path, query, serviceRoot, ifNoneMatch } = request;
    const table = requireTable(request, context);
    const selection = parseSelection(table, query.get('$select'));
    const row = requireRow(context.organization, table, readAddress(table, path[0]?.args ?? []));
    if (ifNoneMatch === '*') throw notImplemented('If-None-Match: * in a GET request');

    const headers = { etag: etagOf(row.version) };
    if (ifNoneMatch === row.version) return empty(headers, 304);
    const fragmentUrl = contextUrl(serviceRoot, `${contextFragment(table, selection)}/$entity`);
    return json({ '@odata.context': fragmentUrl, ...renderRow(row, selection) }, { headers });
  },
};
