import { type Defect } from '../defect';
import { frozenVersions } from './frozen-versions';
import { staleValues } from './stale-values';

/** Defects of the values and versions of rows. */
export const defectsOfValues: readonly Defect[] = [staleValues, frozenVersions];
