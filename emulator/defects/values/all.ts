import { type Defect } from '../defect';
import { constantVersions } from './constant-versions';
import { cutValues } from './cut-values';
import { firstValues } from './first-values';
import { frozenVersions } from './frozen-versions';
import { mixedUpWriters } from './mixed-up-writers';
import { nullLookups } from './null-lookups';
import { nullValues } from './null-values';
import { staleValues } from './stale-values';
import { swappedValues } from './swapped-values';
import { versionsOfTheMoment } from './versions-of-the-moment';

/** Defects of the values and versions of rows. */
export const defectsOfValues: readonly Defect[] = [
  staleValues,
  frozenVersions,
  nullValues,
  cutValues,
  swappedValues,
  nullLookups,
  constantVersions,
  versionsOfTheMoment,
  firstValues,
  mixedUpWriters,
];
