import { getChanges } from '../../protocols/web-api/changes/get-changes';
import { refusedOptions } from '../../protocols/web-api/changes/changes-request';
import { getEntitySet } from '../../protocols/web-api/rows/list/get-entity-set';
import { type Defect } from '../defect';
import { alteringOperation } from '../protocol-parts';

export const optionsInsteadOfTracking: Defect = {
  name: 'options-instead-of-tracking',
  description: 'A read with $filter, $orderby, $expand or $top is answered as if it had not asked for change tracking.',
  protocols: ['Web API'],
  start: () =>
    alteringOperation(getChanges, handle => (request, ...rest) => {
      const { query } = request;
      const isUntracked = !query.has('$deltatoken') && refusedOptions.some(name => query.has(name));
      return isUntracked ? getEntitySet.handle(request, ...rest) : handle(request, ...rest);
    }),
};
