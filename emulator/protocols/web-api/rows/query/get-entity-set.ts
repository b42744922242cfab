import { isEntitySet, requireTable } from '../../front/match';
import { type Operation } from '../../front/operation';
import { LIST_OPTIONS, listRows } from './list-rows';

/** Rows of a table: filtered, ordered, in pages. */
export const getEntitySet: Operation = {
  operation: 'GET {entity set}',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/overview',
  differs: {
    notServed: [
      '$filter knows comparisons, and, or, not, parentheses, contains, startswith and endswith only.',
      '$apply, fetchXml and saved queries are refused with 501.',
      '$expand takes $select and $expand of single-valued navigation properties, and $select, $filter, $orderby and $top of collection-valued ones.',
      'The expanded rows of a collection come without next links.',
      'An expanded owner shows ownerid only.',
    ],
    differs: [
      'Formatted values are those of English (United States), UTC and US dollars.',
      'Text is ordered by code point, ignoring case.',
      'Without $orderby, rows come in the order of their ids.',
    ],
  },
  matches: isEntitySet('GET'),
  query: LIST_OPTIONS,
  handle: (request, context) => listRows(request, context, requireTable(request, context)),
};
