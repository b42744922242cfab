import { defineRequirements } from '../requirement';
import { pages } from '../sources';

/** What metadata says about change tracking, and whether the table does as it says. */
export const tableRequirements = defineRequirements([
  {
    id: 'CT-TAB-02',
    level: 'MUST',
    area: 'Tables',
    statement: 'The annotated $metadata document says of the entity set of a tracked table that it supports tracking.',
    preconditions: ['$metadata'],
    source: pages.changeTracking,
  },
  {
    id: 'CT-TAB-03',
    level: 'MUST',
    area: 'Tables',
    statement: 'The query for the tables with change tracking on finds a tracked table, and finds none that is off.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-TAB-04',
    level: 'MUST',
    area: 'Tables',
    statement: 'Tracked reads of plain tables with change tracking off are refused, and bring no delta link.',
    preconditions: ['plain table without tracking'],
    source: pages.changeTracking,
  },
  {
    id: 'CT-TAB-05',
    level: 'MUST',
    area: 'Tables',
    statement: 'The query for the tables that can never be tracked finds only tables with change tracking off.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-TAB-06',
    level: 'OBSERVE',
    area: 'Tables',
    statement: 'How a delta token is answered on a table with change tracking off.',
    preconditions: ['plain table without tracking'],
    source: { recorded: 'nowhere: an open question' },
  },
  {
    id: 'CT-TAB-07',
    level: 'OBSERVE',
    area: 'Tables',
    statement: "Whether a delta link still works after the table's definition was changed.",
    source: { recorded: 'by a consumer in production, who saw tokens expire when metadata changed' },
    untested: 'it would change the definition of a table, and with it the work of everybody who reads its changes',
  },
  {
    id: 'CT-TAB-08',
    level: 'SHOULD',
    area: 'Tables',
    statement: 'A tracked read of a table with change tracking off is refused with the code 0x80072491.',
    preconditions: ['plain table without tracking'],
    source: pages.errorCodes,
  },
  {
    id: 'CT-TAB-09',
    level: 'SHOULD',
    area: 'Tables',
    statement:
      'The annotated $metadata document says of no plain table with change tracking off that it supports tracking.',
    preconditions: ['$metadata'],
    source: pages.changeTracking,
  },
  {
    id: 'CT-TAB-10',
    level: 'SHOULD',
    area: 'Tables',
    statement: 'The definition of a tracked table says that change tracking can be enabled for it.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-TAB-11',
    level: 'OBSERVE',
    area: 'Tables',
    statement: 'Which tables of the system are tracked without anybody having asked for it.',
    source: pages.changeTracking,
  },
]);
