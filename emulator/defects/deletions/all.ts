import { type Defect } from '../defect';
import { deletesInFirstRead } from './deletes-in-first-read';
import { deletionsAsRows, rowsBesideDeletions } from './deletions-as-rows';
import { lostDeletes } from './lost-deletes';
import { lostForReusedKeys } from './lost-for-reused-keys';
import { lostLaterDeletes } from './lost-later-deletes';
import { namelessDeletions } from './nameless-deletions';
import { untoldBriefRows } from './untold-brief-rows';
import { updatedRowsInstead } from './updated-rows-instead';
import { wrongCount } from './wrong-count';
import { wrongReason } from './wrong-reason';

/** Defects of what is told of deleted rows. */
export const defectsOfDeletions: readonly Defect[] = [
  lostDeletes,
  lostLaterDeletes,
  wrongCount,
  wrongReason,
  deletesInFirstRead,
  deletionsAsRows,
  rowsBesideDeletions,
  untoldBriefRows,
  namelessDeletions,
  lostForReusedKeys,
  updatedRowsInstead,
];
