import { type Defect } from '../defect';
import { agelessTokens } from './ageless-tokens';
import { answersToAnybody } from './answers-to-anybody';
import { countOfNothing } from './count-of-nothing';
import { deltaWithoutContext } from './delta-without-context';
import { firstReadsAsDeltas } from './first-reads-as-deltas';
import { lateToken } from './late-token';
import { overlappingDeltas } from './overlapping-deltas';
import { oversizedPages } from './oversized-pages';
import { refusedCount } from './refused-count';
import { rowsOfUntrackedTables } from './rows-of-untracked-tables';
import { smallDefaultPages } from './small-default-pages';
import { tokenOnEveryPage } from './token-on-every-page';
import { untrackedAnswers } from './untracked-answers';

/** Defects of how a read of changes is asked and answered. */
export const defectsOfReads: readonly Defect[] = [
  tokenOnEveryPage,
  overlappingDeltas,
  lateToken,
  oversizedPages,
  deltaWithoutContext,
  untrackedAnswers,
  rowsOfUntrackedTables,
  refusedCount,
  countOfNothing,
  smallDefaultPages,
  answersToAnybody,
  agelessTokens,
  firstReadsAsDeltas,
];
