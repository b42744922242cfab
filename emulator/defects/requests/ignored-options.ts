import { getChanges } from '../../protocols/web-api/changes/get-changes';
import { refusedOptions } from '../../protocols/web-api/changes/changes-request';
import { type Defect } from '../defect';
import { rewrittenWithoutOptions, withRewrittenWebApiRequests } from './rewritten-requests';

export const ignoredOptions: Defect = {
  name: 'ignored-options',
  description: 'A tracked read ignores $filter, $orderby, $expand and $top.',
  protocols: ['Web API'],
  start: () => withRewrittenWebApiRequests(getChanges, request => rewrittenWithoutOptions(request, refusedOptions)),
};
