import { type Defect } from '../defect';
import { duplicateRows } from './duplicate-rows';
import { lostChanges } from './lost-changes';
import { shuffledUpserts } from './shuffled-upserts';

/** Defects of which rows a read of changes holds. */
export const defectsOfRows: readonly Defect[] = [duplicateRows, shuffledUpserts, lostChanges];
