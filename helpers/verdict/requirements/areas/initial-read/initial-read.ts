import { defineRequirements } from '../../requirement';
import { pages } from '../../sources';

/** The first tracked read: everything there is, and the link that asks for what comes later. */
export const initialReadRequirements = defineRequirements([
  {
    id: 'CT-INIT-01',
    level: 'MUST',
    profile: 'smoke',
    area: 'Initial read',
    statement:
      'A read that prefers odata.track-changes and nothing else is answered with the rows, and ends with a delta link.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-INIT-02',
    level: 'MUST',
    profile: 'smoke',
    area: 'Initial read',
    statement: 'The first tracked read returns every existing row.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-INIT-03',
    level: 'SHOULD',
    profile: 'smoke',
    area: 'Initial read',
    statement:
      'A tracked read of several pages carries a next link on each page but the last, and the delta link there only.',
    source: {
      recorded:
        'on live environments, by clients that page through tracked reads in production; the documentation shows one page only',
    },
  },
  {
    id: 'CT-INIT-04',
    level: 'MUST',
    profile: 'smoke',
    area: 'Initial read',
    statement:
      'Each row of a tracked read carries the selected columns, and the primary key though it was not selected.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-INIT-13',
    level: 'SHOULD',
    profile: 'smoke',
    area: 'Initial read',
    statement: 'No row comes twice in the first tracked read of a table that is at rest.',
    source: {
      recorded:
        "in the expected output of Microsoft's change tracking sample; a public consumer has seen rows twice, and the documentation does not exclude it",
    },
  },
  {
    id: 'CT-INIT-15',
    level: 'MUST',
    area: 'Initial read',
    statement:
      'Each row of a tracked read carries its version as @odata.etag, the same until a write gives it another one.',
    source: pages.conditions,
  },
  {
    id: 'CT-INIT-17',
    level: 'SHOULD',
    area: 'Initial read',
    statement: 'The context of a first tracked read names the entity set of the table.',
    source: { recorded: "in the documentation's examples of tracked reads, whose form is that of the OData standard" },
  },
]);
