import { type Served } from '../defects/served';
import { Switches } from '../defects/switches';
import { anotherKey } from './answers/another-key';
import { countOfRows } from './answers/count-of-rows';
import { furtherColumns } from './answers/further-columns';
import { ignoredPageSize } from './answers/ignored-page-size';
import { linksUnderAnotherName, linksWithHttp } from './answers/links';
import { listedDependency } from './answers/listed-dependency';
import { lonePreference } from './answers/lone-preference';
import { nullManagedProperty } from './answers/null-managed-property';
import { otherBuild } from './answers/other-build';
import { upperCaseIds } from './answers/upper-case-ids';
import { coldKeys, coldKeysAsSyntax } from './caches/cold-keys';
import { coldServers } from './caches/cold-servers';
import { coldTable } from './caches/cold-table';
import { lateAnnotations } from './caches/late-annotations';
import { lateDefinitions } from './caches/late-definitions';
import { latePrivileges } from './caches/late-privileges';
import { lateTracking } from './caches/late-tracking';
import { heldBackChanges, toldAgain } from './deltas/held-back-changes';
import { lateChanges } from './deltas/late-changes';
import { metadataChangeExpiresTokens } from './deltas/metadata-change-expires-tokens';
import { firstTokenExpires, laterTokenExpires } from './deltas/young-token';
import { failingImports } from './jobs/failing-imports';
import { importMeetsLock, importRunsTwice } from './jobs/first-imports';
import { lateImportJob, missingImportJob } from './jobs/import-job-rows';
import { cancelledImport, hungImport } from './jobs/stopped-imports';
import { claimsChallenge } from './passing/claims-challenge';
import { passingFaults } from './passing/faults';
import { throttledInsideBatch } from './passing/inside-a-batch';
import { longRetryAfter } from './passing/long-retry-after';
import { pageOfProxy } from './passing/page-of-a-proxy';
import { type Variation } from './variation';

/** Every variation that the emulator can play. */
export const variations: readonly Variation[] = [
  coldTable,
  coldKeys,
  coldKeysAsSyntax,
  coldServers,
  lateDefinitions,
  lateAnnotations,
  latePrivileges,
  lateTracking,
  ...failingImports,
  cancelledImport,
  hungImport,
  importMeetsLock,
  importRunsTwice,
  lateImportJob,
  missingImportJob,
  ...passingFaults,
  longRetryAfter,
  throttledInsideBatch,
  pageOfProxy,
  claimsChallenge,
  heldBackChanges,
  toldAgain,
  lateChanges,
  firstTokenExpires,
  laterTokenExpires,
  metadataChangeExpiresTokens,
  linksUnderAnotherName,
  linksWithHttp,
  lonePreference,
  countOfRows,
  ignoredPageSize,
  otherBuild,
  listedDependency,
  nullManagedProperty,
  upperCaseIds,
  anotherKey,
  furtherColumns,
];

/** @param beneath what is served without a variation */
export const weatherSwitches = (beneath?: () => Served): Switches<Variation> =>
  new Switches({ what: 'variation', all: variations }, beneath);
