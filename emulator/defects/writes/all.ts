import { type Defect } from '../defect';
import { ignoredConditions } from './ignored-conditions';
import { overwrittenKeys } from './overwritten-keys';
import { swallowedDuplicates } from './swallowed-duplicates';

/** Defects of what a write does. */
export const defectsOfWrites: readonly Defect[] = [ignoredConditions, overwrittenKeys, swallowedDuplicates];
