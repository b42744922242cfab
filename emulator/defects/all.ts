import { deletesInFirstRead } from './changes/deletes-in-first-read';
import { duplicateRows } from './changes/duplicate-rows';
import { frozenVersions } from './changes/frozen-versions';
import { lostChanges } from './changes/lost-changes';
import { lostDeletes } from './changes/lost-deletes';
import { lostLaterDeletes } from './changes/lost-later-deletes';
import { shuffledUpserts } from './changes/shuffled-upserts';
import { staleValues } from './changes/stale-values';
import { wrongCount } from './changes/wrong-count';
import { wrongReason } from './changes/wrong-reason';
import { type Defect } from './defect';
import { agelessTokens } from './reads/ageless-tokens';
import { answersToAnybody } from './reads/answers-to-anybody';
import { deltaWithoutContext } from './reads/delta-without-context';
import { lateToken } from './reads/late-token';
import { overlappingDeltas } from './reads/overlapping-deltas';
import { oversizedPages } from './reads/oversized-pages';
import { tokenOnEveryPage } from './reads/token-on-every-page';
import { untrackedAnswers } from './reads/untracked-answers';
import { deletionsInAnotherForm } from './replies/deletions-in-another-form';
import { missingEtags } from './replies/missing-etags';
import { unacknowledgedTracking } from './replies/unacknowledged-tracking';
import { deltaOfAllColumns } from './requests/delta-of-all-columns';
import { ignoredOptions } from './requests/ignored-options';
import { type Served } from './served';
import { Switches } from './switches';
import { ignoredConditions } from './writes/ignored-conditions';
import { overwrittenKeys } from './writes/overwritten-keys';
import { swallowedDuplicates } from './writes/swallowed-duplicates';

/** Every defect that the emulator can have. */
export const defects: readonly Defect[] = [
  lostDeletes,
  lostLaterDeletes,
  wrongCount,
  wrongReason,
  deletesInFirstRead,
  duplicateRows,
  staleValues,
  shuffledUpserts,
  lostChanges,
  frozenVersions,
  tokenOnEveryPage,
  overlappingDeltas,
  lateToken,
  oversizedPages,
  deltaWithoutContext,
  untrackedAnswers,
  answersToAnybody,
  agelessTokens,
  missingEtags,
  deletionsInAnotherForm,
  unacknowledgedTracking,
  ignoredOptions,
  deltaOfAllColumns,
  ignoredConditions,
  overwrittenKeys,
  swallowedDuplicates,
];

/** @param beneath what is served without a defect */
export const defectSwitches = (beneath?: () => Served): Switches<Defect> =>
  new Switches({ what: 'defect', all: defects }, beneath);
