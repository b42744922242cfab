import { defineRequirements } from '../../requirement';
import { pages } from '../../sources';

/** What a kept delta link is answered with. */
export const deltaRequirements = defineRequirements([
  {
    id: 'CT-DELTA-01',
    level: 'MUST',
    profile: 'smoke',
    area: 'Delta',
    statement: 'A kept delta link is answered with the changes since it was handed out, and with a new delta link.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-DELTA-02',
    level: 'MUST',
    profile: 'smoke',
    area: 'Delta',
    statement:
      'Every row created since the delta link was handed out comes in the deltas that follow, until they come to rest.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-DELTA-03',
    level: 'MUST',
    profile: 'smoke',
    area: 'Delta',
    statement: 'A row updated since the delta link was handed out comes, in the end with its current values.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-DELTA-04',
    level: 'MUST',
    profile: 'smoke',
    area: 'Delta',
    statement: 'A row deleted since the delta link was handed out comes by its id, with the reason deleted.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-DELTA-05',
    level: 'MUST',
    profile: 'smoke',
    area: 'Delta',
    statement:
      'A row that did not change since the delta link was handed out does not come, or comes as it was told before and not for ever: the chain of deltas comes to rest.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-DELTA-06',
    level: 'SHOULD',
    profile: 'smoke',
    area: 'Delta',
    statement: 'No row comes twice in one delta.',
    source: {
      recorded:
        "in the expected output of Microsoft's change tracking sample, which lists each changed row once; the documentation does not promise it",
    },
  },
  {
    id: 'CT-DELTA-07',
    level: 'MUST',
    profile: 'smoke',
    area: 'Delta',
    statement:
      'When nothing is written, a chain of deltas comes to rest: following the newest link brings no change in the end.',
    source: pages.changeTracking,
  },
]);
