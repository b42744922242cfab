import { getChanges } from '../../protocols/web-api/changes/get-changes';
import { getEntitySet } from '../../protocols/web-api/rows/list/get-entity-set';
import { type Defect } from '../defect';
import { alteringOperation } from '../protocol-parts';
import { rewrittenWithoutOptions } from './rewritten-requests';

export const linksThatNeedThePreference: Defect = {
  name: 'links-that-need-the-preference',
  description: 'A delta link that is followed without the preference odata.track-changes brings the rows as they are.',
  protocols: ['Web API'],
  start: () =>
    alteringOperation(getChanges, handle => (request, ...rest) => {
      const { query, prefer } = request;
      const isPlain = query.has('$deltatoken') && !prefer.trackChanges;
      return isPlain
        ? getEntitySet.handle(rewrittenWithoutOptions(request, ['$deltatoken']), ...rest)
        : handle(request, ...rest);
    }),
};
