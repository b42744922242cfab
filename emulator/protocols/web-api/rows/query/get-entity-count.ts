import { cappedCount } from '../../../../query/page-size';
import { isCount, requireTable } from '../../front/match';
import { plainText } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { rowFilter } from './row-filter';

/** How many rows a table has, or match a filter. */
export const getEntityCount: Operation = {
  operation: 'GET {entity set}/$count',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/count-rows',
  differs: { differs: ['$filter takes what it takes in GET {entity set}.'] },
  matches: (request, context) => isCount(request, context) && !request.query.has('$deltatoken'),
  query: ['$filter'],
  handle: (request, context) => {
    const { query } = request;
    const table = requireTable(request, context);
    const passes = rowFilter(table, query.get('$filter'), query.aliases);
    return plainText(String(cappedCount(context.operations.countRows(context.organization, { table, passes }))));
  },
};
