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
    statement: 'Every row that changed comes in deltas that are read in small pages.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-DELTA-21',
    level: 'MUST',
    area: 'Delta',
    statement: 'The $count of a table with a delta token is answered with a number.',
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
    level: 'SHOULD',
    area: 'Delta',
    statement: 'The context of a delta ends in /$delta, and the context of the first tracked read does not.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-DELTA-25',
    level: 'MUST',
    area: 'Delta',
    statement: 'The rows of a delta carry at least the columns that the first request selected, and the primary key.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-DELTA-28',
    level: 'OBSERVE',
    area: 'Delta',
    statement: 'Whether a delta says Preference-Applied, with and without the preference in the request.',
    source: { recorded: 'nowhere: an open question' },
  },
  {
    id: 'CT-DELTA-29',
    level: 'SHOULD',
    area: 'Delta',
    statement: 'The $count of a table with a delta token counts every change since that token, deletions among them.',
    source: {
      recorded:
        'nowhere for deletions; the documentation speaks of the number of changes and shows no example with one',
    },
  },
  {
    id: 'CT-DELTA-30',
    level: 'SHOULD',
    area: 'Delta',
    statement:
      'Every deletion comes in deltas that are read in small pages, also those that have no room on the first.',
    source: { recorded: 'nowhere; that pages go on until there is no next link is documented of rows' },
  },
  {
    id: 'CT-DELTA-31',
    level: 'SHOULD',
    area: 'Delta',
    statement: 'The rows of a delta carry no columns beside those that the first request selected and the primary key.',
    source: { recorded: "in the documentation's example of a delta, which does not promise it" },
  },
  {
    id: 'CT-DELTA-32',
    level: 'MUST',
    area: 'Delta',
    statement: 'A deletion has a context that ends in /$deletedEntity, a bare GUID as its id, and a reason.',
    source: pages.changeTracking,
  },
]);
