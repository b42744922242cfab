import { defineRequirements } from '../../requirement';
import { pages } from '../../sources';

const shared = { area: 'Organization Service', preconditions: ['Organization Service'] } as const;

/** The other endpoint, whom it lets in, and rows and keys through it. */
export const organizationServiceRequirements = defineRequirements([
  {
    id: 'CT-ORG-01',
    level: 'MUST',
    profile: 'smoke',
    ...shared,
    statement: 'The Organization Service lets this user in, and names the same user and organization as the Web API.',
    source: pages.organizationService,
  },
  {
    id: 'CT-ORG-02',
    level: 'SHOULD',
    ...shared,
    statement: 'A message without a bearer token is answered with 401 and a challenge that names the authority.',
    source: { recorded: 'on a live environment, as the discovery of the authority by clients' },
  },
  {
    id: 'CT-ORG-03',
    level: 'MUST',
    ...shared,
    statement: 'A row is created, read, updated and deleted by its alternate key.',
    source: pages.useKeys,
  },
  {
    id: 'CT-ORG-04',
    level: 'MUST',
    ...shared,
    statement: 'A second row with a key value that is already taken is refused with the fault 0x80060892.',
    source: pages.errorCodes,
  },
  {
    id: 'CT-ORG-05',
    level: 'MUST',
    ...shared,
    statement: 'RetrieveMetadataChanges tells the alternate key of a table, and that its index is active.',
    source: pages.defineKeys,
  },
  {
    id: 'CT-ORG-22',
    level: 'OBSERVE',
    ...shared,
    statement: 'Which version RetrieveVersion tells beside the one that the Web API tells.',
    source: { recorded: 'nowhere: the two endpoints may run different builds' },
  },
]);
