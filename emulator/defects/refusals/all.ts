import { type Defect } from '../defect';
import { generalCodes } from './general-codes';
import { optionsInsteadOfTracking } from './options-instead-of-tracking';
import { unnamedOptions } from './unnamed-options';

/** Defects of how a refusal is said, and of what is answered in its place. */
export const defectsOfRefusals: readonly Defect[] = [generalCodes, unnamedOptions, optionsInsteadOfTracking];
