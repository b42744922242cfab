import { conditionsDiffer, orderDiffers } from '../../../../operations/rows/read-rows';
import { cappedCount } from '../../../../query/page-size';
import { isCount, matchesEntitySet, requireRequestedTable } from '../../front/match';
import { type Operation } from '../../front/operation';
import { plainTextResponse } from '../../front/response/odata-response';
import { LIST_OPTIONS, listRows } from './list-rows';
import { rowFilter } from './row-filter';

/** Rows of a table: filtered, ordered, in pages. */
export const getEntitySet: Operation = {
  operation: 'GET {entity set}',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/overview',
  notServed: [
    '$filter knows comparisons, and, or, not, parentheses, contains, startswith, endswith, and the query functions for lists, ranges and dates only.',
    '$apply, fetchXml and saved queries are refused with 501.',
    '$expand takes $select and $expand of single-valued navigation properties, and $select, $filter, $orderby and $top of collection-valued ones.',
    'The expanded rows of a collection come without next links.',
    'An expanded owner shows ownerid only.',
  ],
  differs: [...orderDiffers, ...conditionsDiffer.differs],
  inferred: conditionsDiffer.inferred,
  matches: matchesEntitySet('GET'),
  query: LIST_OPTIONS,
  handle: (request, context) => listRows(request, context, requireRequestedTable(request, context)),
};

/** How many rows a table has, or match a filter. */
export const getEntityCount: Operation = {
  operation: 'GET {entity set}/$count',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/count-rows',
  differs: ['$filter takes what it takes in GET {entity set}.'],
  matches: (request, context) => isCount(request, context) && !request.query.has('$deltatoken'),
  query: ['$filter'],
  handle: (request, context) => {
    const { query } = request;
    const table = requireRequestedTable(request, context);
    const passes = rowFilter(table, query.get('$filter'), query.aliases, context.organization.clock.now());
    return plainTextResponse(
      String(cappedCount(context.operations.countRows(context.organization, { table, passes }))),
    );
  },
};
