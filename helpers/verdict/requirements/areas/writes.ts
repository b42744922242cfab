import { defineRequirements } from '../requirement';
import { pages } from '../sources';

/** Changes are tracked whatever way they were written. */
export const writeRequirements = defineRequirements([
  {
    id: 'CT-WRITE-01',
    level: 'MUST',
    area: 'Ways to write',
    statement: 'Rows created and updated by upsert come in the delta.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-WRITE-02',
    level: 'MUST',
    area: 'Ways to write',
    statement: 'Rows created, updated and deleted in a change set of a $batch request come in the delta.',
    preconditions: ['$batch'],
    source: pages.batch,
  },
  {
    id: 'CT-WRITE-03',
    level: 'MUST',
    area: 'Ways to write',
    statement: 'A change set with one refused operation leaves no change behind, in the table or in the delta.',
    preconditions: ['$batch'],
    source: pages.batch,
  },
  {
    id: 'CT-WRITE-04',
    level: 'MUST',
    area: 'Ways to write',
    statement: 'Rows created by CreateMultiple come in the delta.',
    preconditions: ['bulk operations'],
    source: pages.bulk,
  },
  {
    id: 'CT-WRITE-05',
    level: 'MUST',
    area: 'Ways to write',
    statement: 'Rows updated by UpdateMultiple come in the delta.',
    preconditions: ['bulk operations'],
    source: pages.bulk,
  },
  {
    id: 'CT-WRITE-06',
    level: 'MUST',
    area: 'Ways to write',
    statement: 'A lookup that was set by @odata.bind comes in the delta as the id of the row it points to.',
    source: pages.associate,
  },
  {
    id: 'CT-WRITE-07',
    level: 'OBSERVE',
    area: 'Ways to write',
    statement: 'How long after the answer to a write its change is in the delta.',
    source: { recorded: "nowhere: Microsoft's sample waits ten seconds and does not say why" },
  },
  {
    id: 'CT-WRITE-08',
    level: 'SHOULD',
    area: 'Ways to write',
    statement: 'A created row is answered with its address by its id, in OData-EntityId.',
    source: pages.createRows,
  },
]);
