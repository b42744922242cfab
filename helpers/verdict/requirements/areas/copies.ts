import { defineRequirements } from '../requirement';
import { pages } from '../sources';

const shared = { level: 'MUST', area: 'Copies in a database', source: pages.changeTracking, sumsUp: true } as const;

/** What all of it is for: a system outside of Dataverse that holds what Dataverse holds. */
export const copyRequirements = defineRequirements([
  {
    id: 'CT-COPY-01',
    ...shared,
    statement: 'A database that a tracked read filled holds every row as the table does.',
    preconditions: ['database of the run'],
  },
  {
    id: 'CT-COPY-02',
    ...shared,
    statement: 'Brought up to date by its delta links alone, that database holds again what the table holds.',
    preconditions: ['database of the run'],
  },
  {
    id: 'CT-COPY-03',
    ...shared,
    statement:
      'Of two databases, one kept by delta links and one by RetrieveEntityChanges, each holds the same rows as the other.',
    preconditions: ['database of the run', 'Organization Service'],
  },
]);
