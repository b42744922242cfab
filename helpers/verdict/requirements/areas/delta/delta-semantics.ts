import { defineRequirements } from '../../requirement';
import { pages } from '../../sources';

/** What becomes of several writes to one row, and of one token asked several times. */
export const deltaSemanticsRequirements = defineRequirements([
  {
    id: 'CT-DELTA-08',
    level: 'MUST',
    area: 'Delta',
    statement: 'A row created and deleted between two requests comes as deleted, though the client never saw it.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-DELTA-09',
    level: 'SHOULD',
    area: 'Delta',
    statement: 'A row written several times comes with the values of its last write.',
    source: {
      recorded:
        "in the expected output of Microsoft's change tracking sample, which lists each changed row once, as it is",
    },
  },
  {
    id: 'CT-DELTA-10',
    level: 'SHOULD',
    area: 'Delta',
    statement: 'A row updated and then deleted comes as deleted, and not as a row.',
    source: {
      recorded:
        'nowhere; the documentation says it of a row created and deleted in between, and of no other that was written before',
    },
  },
  {
    id: 'CT-DELTA-11',
    level: 'OBSERVE',
    area: 'Delta',
    statement: 'Whether a row comes when only columns changed that the first request did not select.',
    source: { recorded: 'nowhere: two third parties contradict each other' },
  },
  {
    id: 'CT-DELTA-12',
    level: 'OBSERVE',
    area: 'Delta',
    statement: 'Whether a row comes that was updated with the values it had.',
    source: { recorded: 'nowhere: an open question' },
  },
  {
    id: 'CT-DELTA-13',
    level: 'OBSERVE',
    area: 'Delta',
    statement: 'Whether a row that was deactivated comes with its new state.',
    source: { recorded: 'nowhere: it would follow from a deactivation being an update of the row' },
  },
  {
    id: 'CT-DELTA-14',
    level: 'OBSERVE',
    area: 'Delta',
    statement: 'Whether a row that was assigned to another owner comes with its new owner.',
    preconditions: ['another owner'],
    source: { recorded: 'nowhere: it would follow from an assignment being an update of the row' },
  },
  {
    id: 'CT-DELTA-15',
    level: 'SHOULD',
    area: 'Delta',
    statement: 'A delta lists created and updated rows in the order of their last write, and deletions after them.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-DELTA-16',
    level: 'OBSERVE',
    area: 'Delta',
    statement: 'Whether the same delta link followed again gives the same answer while nothing is written.',
    source: { recorded: 'nowhere: it would follow from a token naming a point in time' },
  },
  {
    id: 'CT-DELTA-17',
    level: 'MUST',
    area: 'Delta',
    statement: 'An older delta link leads to everything that a newer one leads to, and to what came before.',
    source: pages.startingPoint,
  },
  {
    id: 'CT-DELTA-18',
    level: 'MUST',
    area: 'Delta',
    statement: 'A chain of deltas brings each change, and comes to rest between changes.',
    source: pages.startingPoint,
  },
  {
    id: 'CT-DELTA-26',
    level: 'OBSERVE',
    area: 'Delta',
    statement: 'How a row comes that was deleted and created again with the same id.',
    source: { recorded: 'nowhere: an open question' },
  },
  {
    id: 'CT-DELTA-27',
    level: 'MUST',
    area: 'Delta',
    statement:
      'When a row is deleted and another created with its key value, the deletion of the one and the other row come.',
    source: pages.startingPoint,
  },
  {
    // Of everybody's rows, which decide no verdict.
    id: 'CT-DELTA-33',
    level: 'SHOULD',
    area: 'Delta',
    statement: 'Each row that a delta brings is in the table, or is told as deleted in the deltas that follow.',
    source: pages.changeTracking,
  },
]);
