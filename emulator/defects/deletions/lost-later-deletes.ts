import { alteringDeltas, pageDefect } from '../defect';
import { withoutDeletions } from './deletions';

export const lostLaterDeletes = pageDefect(
  'lost-later-deletes',
  'Deletions are missing from every page of a delta but the first.',
  alteringDeltas((page, { from }) => ('position' in from ? withoutDeletions(page) : page)),
);
