import { deletesInFirstRead } from './changes/deletes-in-first-read';
import { duplicateRows } from './changes/duplicate-rows';
import { lostChanges } from './changes/lost-changes';
import { lostDeletes } from './changes/lost-deletes';
import { lostLaterDeletes } from './changes/lost-later-deletes';
import { shuffledUpserts } from './changes/shuffled-upserts';
import { staleValues } from './changes/stale-values';
import { wrongCount } from './changes/wrong-count';
import { wrongReason } from './changes/wrong-reason';
import { type Defect } from './defect';
import { deltaOfAllColumns } from './reads/delta-of-all-columns';
import { deltaWithoutContext } from './reads/delta-without-context';
import { ignoredOptions } from './reads/ignored-options';
import { lateToken } from './reads/late-token';
import { overlappingDeltas } from './reads/overlapping-deltas';
import { oversizedPages } from './reads/oversized-pages';
import { tokenOnEveryPage } from './reads/token-on-every-page';
import { untrackedAnswers } from './reads/untracked-answers';
import { ignoredConditions } from './writes/ignored-conditions';
import { overwrittenKeys } from './writes/overwritten-keys';
import { swallowedDuplicates } from './writes/swallowed-duplicates';

/** Every defect that the emulator can have. */
export const defects: readonly Defect[] = [
  lostDeletes,
  tokenOnEveryPage,
  duplicateRows,
  staleValues,
  shuffledUpserts,
  lostChanges,
  lostLaterDeletes,
  wrongReason,
  deletesInFirstRead,
  overlappingDeltas,
  lateToken,
  wrongCount,
  ignoredOptions,
  oversizedPages,
  deltaWithoutContext,
  deltaOfAllColumns,
  ignoredConditions,
  overwrittenKeys,
  swallowedDuplicates,
  untrackedAnswers,
];
