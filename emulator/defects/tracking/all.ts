import { type Defect } from '../defect';
import { overtakenWrites } from './overtaken-writes';
import { toldRollbacks } from './told-rollbacks';
import { untrackedBatches } from './untracked-batches';
import { untrackedBulk } from './untracked-bulk';
import { untrackedUpdates } from './untracked-updates';
import { untrackedUpserts } from './untracked-upserts';

/** Defects of which writes a read of changes takes for changes. */
export const defectsOfTracking: readonly Defect[] = [
  untrackedUpdates,
  untrackedUpserts,
  untrackedBatches,
  untrackedBulk,
  toldRollbacks,
  overtakenWrites,
];
