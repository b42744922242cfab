import { defineRequirements } from '../../requirement';
import { pages } from '../../sources';

const area = 'Organization Service';
const shared = { area, preconditions: ['Organization Service'] } as const;

/** RetrieveEntityChanges, which .NET integrations use: the same that the Web API tells. */
export const entityChangesRequirements = defineRequirements([
  {
    id: 'CT-ORG-06',
    level: 'MUST',
    profile: 'smoke',
    ...shared,
    statement:
      'RetrieveEntityChanges without a DataVersion brings every existing row as a new or updated item, and a DataToken.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-ORG-07',
    level: 'MUST',
    profile: 'smoke',
    ...shared,
    statement: 'A row that was deleted before does not come without a DataVersion.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-ORG-08',
    level: 'MUST',
    ...shared,
    statement: 'Pages asked for by number and paging cookie until MoreRecords is false bring every row.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-ORG-09',
    level: 'SHOULD',
    ...shared,
    statement: 'The DataToken comes with the last page only.',
    source: { recorded: 'by users of the message, who found it empty on every page but the last' },
  },
  {
    id: 'CT-ORG-10',
    level: 'MUST',
    profile: 'smoke',
    ...shared,
    statement:
      'A row created or updated since the token comes as a new or updated item, in the end with its current values.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-ORG-11',
    level: 'MUST',
    profile: 'smoke',
    ...shared,
    statement: 'A row deleted since the token comes as a removed or deleted item that refers to it.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-ORG-12',
    level: 'MUST',
    profile: 'smoke',
    ...shared,
    statement:
      'A row that did not change since the token does not come, or comes as it was told before and not for ever: the chain of retrievals comes to rest.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-ORG-13',
    level: 'MUST',
    ...shared,
    statement: 'A row created and deleted since the token comes as a removed or deleted item in the end.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-ORG-14',
    level: 'MUST',
    profile: 'smoke',
    ...shared,
    statement:
      'When nothing is written, a chain of retrievals comes to rest: the newest token brings no change in the end.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-ORG-15',
    level: 'SHOULD',
    area,
    statement: 'A table without change tracking is refused with the fault 0x80072491.',
    preconditions: ['Organization Service', 'plain table without tracking'],
    source: { recorded: 'on the Web API; the list of error codes has the code and does not say which messages use it' },
  },
  {
    id: 'CT-ORG-16',
    level: 'MUST',
    profile: 'smoke',
    ...shared,
    statement:
      'The Web API and the Organization Service tell the same changes of the same interval, when both came to rest.',
    source: pages.startingPoint,
  },
  {
    id: 'CT-ORG-17',
    level: 'OBSERVE',
    ...shared,
    statement: 'Whether the token of the Web API is accepted by the Organization Service, and the other way round.',
    source: { recorded: 'nowhere: both have the same form' },
  },
  {
    id: 'CT-ORG-18',
    level: 'OBSERVE',
    ...shared,
    statement: 'How a malformed or an empty DataVersion is answered.',
    source: { recorded: 'nowhere: an open question' },
  },
  {
    id: 'CT-ORG-19',
    level: 'OBSERVE',
    area,
    statement: 'How a DataVersion is answered whose date was set back beyond the retention.',
    preconditions: ['Organization Service', 'dated token'],
    source: { recorded: 'as the fault 0x80044352 for tokens that had grown old, by a consumer in production' },
  },
  {
    id: 'CT-ORG-20',
    level: 'OBSERVE',
    ...shared,
    statement: 'In which order the items come, and whether changed rows carry their row version.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-ORG-21',
    level: 'SHOULD',
    ...shared,
    statement: 'No row comes twice in one retrieval, over all its pages.',
    source: {
      recorded:
        "in the expected output of Microsoft's change tracking sample, which lists each changed row once; the documentation does not promise it",
    },
  },
  {
    id: 'CT-ORG-25',
    level: 'SHOULD',
    ...shared,
    statement: 'A page size below the number of rows is kept: several pages come.',
    source: {
      recorded: 'with page sizes of 200, 1000 and 5000 in production; a small one is not documented to be kept',
    },
  },
  {
    id: 'CT-ORG-23',
    level: 'SHOULD',
    ...shared,
    statement: 'An answer without changes carries a DataToken too.',
    source: { recorded: 'by consumers in production, who store the token of every answer' },
  },
  {
    id: 'CT-ORG-24',
    level: 'SHOULD',
    ...shared,
    statement: 'Every removed item comes in retrievals of small pages, also those that have no room on the first.',
    source: { recorded: 'nowhere; that pages go on until MoreRecords is false is documented of items of either kind' },
  },
]);
