import { isCount, requireTable } from '../front/match';
import { plainText } from '../front/response/odata-response';
import { type Operation } from '../front/operation';
import { refuseTrackedOptions } from './refused-options';

/** How many changes there are since a token. */
export const getChangesCount: Operation = {
  operation: 'GET {entity set}/$count?$deltatoken=…',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems',
  differs: [],
  inferred: ['The body is a bare number.', 'The number is not capped.'],
  matches: (request, context) => isCount(request, context) && request.query.has('$deltatoken'),
  query: ['$deltatoken', '$filter', '$orderby', '$expand', '$top'],
  handle: (request, context) => {
    const { query } = request;
    refuseTrackedOptions(query);
    const { logicalName: table } = requireTable(request, context);
    const since = query.get('$deltatoken') ?? '';
    return plainText(String(context.operations.countChanges(context.organization, { table, since })));
  },
};
