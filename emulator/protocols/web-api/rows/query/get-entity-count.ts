import { isCount, requireTable } from '../../front/match';
import { plainText } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { rowFilter } from './row-filter';
import { cappedCount } from './page-preference';

/** How many rows a table has, or match a filter. */
export const countRows: Operation = {
  operation: 'GET {entity set}/$count',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/count-rows',
  differs: { differs: ['$filter takes what it takes in GET {entity set}.'] },
  matches: (request, context) => isCount(request, context) && !request.query.has('$deltatoken'),
  query: ['$filter'],
  handle: (request, context) => {
    const { query } = request;
    const table = requireTable(request, context);
    const passes = rowFilter(table, query.get('$filter'), query.aliases);
    let count = 0;
    for (const row of context.organization.rows.scan(table.logicalName)) if (passes(row)) count += 1;
    return plainText(String(cappedCount(count)));
  },
};
