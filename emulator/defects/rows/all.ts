import { type Defect } from '../defect';
import { cappedDeltas } from './capped-deltas';
import { duplicateRows } from './duplicate-rows';
import { foreignRows } from './foreign-rows';
import { incompleteFirstReads } from './incomplete-first-reads';
import { lostChanges } from './lost-changes';
import { lostLastRows } from './lost-last-rows';
import { shuffledUpserts } from './shuffled-upserts';
import { toldOnce } from './told-once';
import { toldWhenAskedAgain } from './told-when-asked-again';
import { unchangedRows } from './unchanged-rows';

/** Defects of which rows a read of changes holds. */
export const defectsOfRows: readonly Defect[] = [
  duplicateRows,
  shuffledUpserts,
  lostChanges,
  lostLastRows,
  incompleteFirstReads,
  foreignRows,
  toldWhenAskedAgain,
  toldOnce,
  unchangedRows,
  cappedDeltas,
];
