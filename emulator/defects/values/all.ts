import { type Defect } from '../defect';
import { constantVersions } from './constant-versions';
import { cutValues } from './cut-values';
import { frozenVersions } from './frozen-versions';
import { nullLookups } from './null-lookups';
import { nullValues } from './null-values';
import { staleValues } from './stale-values';
import { swappedValues } from './swapped-values';

/** Defects of the values and versions of rows. */
export const defectsOfValues: readonly Defect[] = [
  staleValues,
  frozenVersions,
  nullValues,
  cutValues,
  swappedValues,
  nullLookups,
  constantVersions,
];
