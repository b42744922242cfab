import { defineRequirements } from '../../requirement';
import { pages } from '../../sources';

const area = 'Organization Service';
const shared = { area, preconditions: ['Organization Service'] } as const;

/** What each way to write comes to as items of RetrieveEntityChanges. */
export const itemsOfWritesRequirements = defineRequirements([
  {
    // Of everybody's rows, which decide no verdict.
    id: 'CT-ORG-26',
    level: 'SHOULD',
    ...shared,
    statement: 'Each new or updated item is a row of the table, or is told as removed in the retrievals that follow.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-ORG-27',
    level: 'MUST',
    area,
    preconditions: ['Organization Service', '$batch'],
    statement: 'Rows created, updated and deleted in a change set of a $batch request come as items.',
    source: pages.batch,
  },
  {
    id: 'CT-ORG-28',
    level: 'MUST',
    area,
    preconditions: ['Organization Service', '$batch'],
    statement: 'A change set with one refused operation leaves no item behind.',
    source: pages.batch,
  },
  {
    id: 'CT-ORG-29',
    level: 'MUST',
    area,
    preconditions: ['Organization Service', 'bulk operations'],
    statement: 'Rows created by CreateMultiple and updated by UpdateMultiple come as items.',
    source: pages.bulk,
  },
  {
    id: 'CT-ORG-30',
    level: 'MUST',
    ...shared,
    statement: 'A lookup comes as a reference to the row it points to.',
    source: pages.entityClass,
  },
]);
