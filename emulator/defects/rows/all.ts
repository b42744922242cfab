import { type Defect } from '../defect';
import { duplicateRows } from './duplicate-rows';
import { foreignRows } from './foreign-rows';
import { incompleteFirstReads } from './incomplete-first-reads';
import { lostChanges } from './lost-changes';
import { lostLastRows } from './lost-last-rows';
import { shuffledUpserts } from './shuffled-upserts';
import { toldWhenAskedAgain } from './told-when-asked-again';

/** Defects of which rows a read of changes holds. */
export const defectsOfRows: readonly Defect[] = [
  duplicateRows,
  shuffledUpserts,
  lostChanges,
  lostLastRows,
  incompleteFirstReads,
  foreignRows,
  toldWhenAskedAgain,
];
