import { listEntityDefinitions } from '../../protocols/web-api/definitions/tables/entity-definitions';
import { type Defect } from '../defect';
import { rewrittenWithoutOptions, withRewrittenWebApiRequests } from '../requests/rewritten-requests';

export const unfilteredDefinitions: Defect = {
  name: 'unfiltered-definitions',
  description: 'A query for tables brings every table, whatever its $filter asks for.',
  protocols: ['Web API'],
  start: () =>
    withRewrittenWebApiRequests(listEntityDefinitions, request => rewrittenWithoutOptions(request, ['$filter'])),
};
