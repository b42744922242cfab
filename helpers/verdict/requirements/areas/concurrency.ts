import { defineRequirements } from '../requirement';
import { pages } from '../sources';

/** A client that follows the links holds what the table holds, whoever writes meanwhile. */
export const concurrencyRequirements = defineRequirements([
  {
    id: 'CT-CONC-01',
    level: 'MUST',
    area: 'Concurrency',
    statement:
      'While eight clients write, a chain of deltas that comes to rest loses none of the writes that were acknowledged.',
    source: pages.startingPoint,
  },
  {
    id: 'CT-CONC-02',
    level: 'MUST',
    area: 'Concurrency',
    statement: 'While eight clients write, a chain of deltas brings no value and no deletion that nobody wrote.',
    source: pages.startingPoint,
  },
  {
    id: 'CT-CONC-03',
    level: 'MUST',
    sumsUp: true,
    preconditions: ['database of the run'],
    area: 'Concurrency',
    statement:
      'Whatever is created, updated, upserted and deleted, and whenever deltas are asked, a copy kept by deltas that come to rest ends as the table does.',
    source: pages.startingPoint,
  },
]);
