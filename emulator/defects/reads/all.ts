import { type Defect } from '../defect';
import { agelessTokens } from './ageless-tokens';
import { answersToAnybody } from './answers-to-anybody';
import { deltaWithoutContext } from './delta-without-context';
import { lateToken } from './late-token';
import { overlappingDeltas } from './overlapping-deltas';
import { oversizedPages } from './oversized-pages';
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
  answersToAnybody,
  agelessTokens,
];
