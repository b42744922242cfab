import { defineRequirements } from '../../requirement';
import { pages } from '../../sources';

/** The form of a delta: pages, links, contexts, columns, counts. */
export const deltaWireRequirements = defineRequirements([
  {
    id: 'CT-DELTA-19',
    level: 'SHOULD',
    area: 'Delta',
    statement: 'A delta of several pages carries a next link on each page but the last, and the delta link there only.',
    source: { recorded: 'on live environments, by clients that page through deltas in production' },
  },
  {
    id: 'CT-DELTA-20',
    level: 'MUST',
    area: 'Delta',
    statement: 'Every change comes in a delta that is read in small pages, deletions beyond the first page too.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-DELTA-21',
    level: 'MUST',
    area: 'Delta',
    statement: 'The $count of a table with a delta token is the number of changes since that token.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-DELTA-22',
    level: 'SHOULD',
    area: 'Delta',
    statement: 'A delta token works in a URL that a client put together from the entity set and the same $select.',
    source: { recorded: 'on a live environment, by a test of a client that keeps tokens rather than links' },
  },
  {
    id: 'CT-DELTA-23',
    level: 'MUST',
    area: 'Delta',
    statement: 'A delta link is answered with the changes also when the request does not prefer odata.track-changes.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-DELTA-24',
    level: 'MUST',
    area: 'Delta',
    statement: 'The context of a delta ends in /$delta, and the context of the first tracked read does not.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-DELTA-25',
    level: 'MUST',
    area: 'Delta',
    statement: 'The rows of a delta carry the columns that the first request selected, and the primary key.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-DELTA-28',
    level: 'OBSERVE',
    area: 'Delta',
    statement: 'Whether a delta says Preference-Applied, with and without the preference in the request.',
    source: { recorded: 'nowhere: an open question' },
  },
]);
