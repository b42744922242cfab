import { looksAtDeletions } from './deletions';
import { looksAtDoor } from './door';
import { looksAtKeys } from './keys';
import { type Looks } from './look';
import { looksAtMetadata } from './metadata';
import { looksAtSolutions } from './solutions';
import { looksAtMessages } from './messages';
import { looksAtRefusals } from './refusals';
import { looksAtPages } from './pages';
import { looksAtReads } from './reads';
import { looksAtReplies } from './replies';
import { looksAtRequests } from './requests';
import { looksAtRows } from './rows';
import { looksAtTokens } from './tokens';
import { looksAtValues } from './values';
import { looksAtWrites } from './writes';
import { looksAtTracking } from './tracking';

const districts: readonly Looks[] = [
  looksAtRows,
  looksAtTracking,
  looksAtValues,
  looksAtDeletions,
  looksAtPages,
  looksAtReads,
  looksAtTokens,
  looksAtReplies,
  looksAtRequests,
  looksAtWrites,
  looksAtDoor,
  looksAtKeys,
  looksAtRefusals,
  looksAtMessages,
  looksAtSolutions,
  looksAtMetadata,
];

/** How every defect shows. */
export const looks: Looks = {
  both: Object.fromEntries(districts.flatMap(({ both }) => Object.entries(both))),
  webApi: Object.fromEntries(districts.flatMap(({ webApi }) => Object.entries(webApi))),
  organizationService: Object.fromEntries(
    districts.flatMap(({ organizationService }) => Object.entries(organizationService)),
  ),
};
