import { type Defect } from '../defect';
import { deltaOfAllColumns } from './delta-of-all-columns';
import { ignoredOptions } from './ignored-options';
import { linksThatNeedThePreference } from './links-that-need-the-preference';

/** Defects of what one protocol takes a request for. */
export const defectsOfRequests: readonly Defect[] = [ignoredOptions, deltaOfAllColumns, linksThatNeedThePreference];
