import { asksForDelta, bothProtocols, type Defect, withPages } from '../defect';
import { withoutDeletions } from './deletions';

export const lostLaterDeletes: Defect = {
  name: 'lost-later-deletes',
  description: 'Deletions are missing from every page of a delta but the first.',
  protocols: bothProtocols,
  start: () =>
    withPages((page, request) => (asksForDelta(request) && 'position' in request.from ? withoutDeletions(page) : page)),
};
