import { defineRequirements } from '../requirement';
import { pages } from '../sources';

const area = 'Many rows';
const writing = ['many rows', 'bulk operations'] as const;
const writingAndService = [...writing, 'Organization Service'] as const;

/** What holds of one row holds of as many as are asked for, written in parallel and read in pages. */
export const scaleRequirements = defineRequirements([
  {
    id: 'CT-SCALE-01',
    level: 'MUST',
    area,
    statement:
      'Of as many rows as SCALE_ROWS says, which CreateMultiple created in parallel, deltas of the Web API bring each as it was written, and none that was not.',
    preconditions: writing,
    source: pages.startingPoint,
  },
  {
    id: 'CT-SCALE-02',
    level: 'MUST',
    area,
    statement: 'RetrieveEntityChanges brings each of these rows as it was written, and none that was not.',
    preconditions: writingAndService,
    source: pages.changeTracking,
  },
  {
    id: 'CT-SCALE-03',
    level: 'MUST',
    area,
    statement:
      'When all these rows were deleted in parallel, deltas of the Web API tell each as deleted, and no other.',
    preconditions: writing,
    source: pages.startingPoint,
  },
  {
    id: 'CT-SCALE-04',
    level: 'MUST',
    area,
    statement: 'RetrieveEntityChanges tells each of these rows as deleted, and no other.',
    preconditions: writingAndService,
    source: pages.changeTracking,
  },
  {
    id: 'CT-SCALE-05',
    level: 'SHOULD',
    area,
    statement: 'In none of these deltas a row comes twice, over all its pages.',
    preconditions: writing,
    source: {
      recorded:
        "in the expected output of Microsoft's change tracking sample, which lists each changed row once; the documentation does not promise it",
    },
  },
  {
    id: 'CT-SCALE-06',
    level: 'OBSERVE',
    area,
    statement:
      'How many rows in a second the environment lets this user create, read and delete, in how many lanes, and how often it throttles.',
    preconditions: writing,
    source: pages.parallel,
  },
]);
