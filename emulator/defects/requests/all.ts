import { type Defect } from '../defect';
import { deltaOfAllColumns } from './delta-of-all-columns';
import { ignoredOptions } from './ignored-options';
import { linksAsTheyCameOnly } from './links-as-they-came-only';
import { linksThatNeedThePreference } from './links-that-need-the-preference';
import { trackingInFrontOnly } from './tracking-in-front-only';

/** Defects of what one protocol takes a request for. */
export const defectsOfRequests: readonly Defect[] = [
  ignoredOptions,
  deltaOfAllColumns,
  linksThatNeedThePreference,
  linksAsTheyCameOnly,
  trackingInFrontOnly,
];
