import { kill, type NamedKill } from './kill';

/** What defects of what one protocol takes a request for do to the requirements. */
export const killsOfRequests: readonly NamedKill[] = [
  kill('ignored-options', { by: 'CT-REF-01 CT-REF-02 CT-REF-03 CT-REF-04', also: 'CT-REF-07' }),
  kill('links-that-need-the-preference', { by: 'CT-DELTA-23', also: 'CT-DELTA-32' }),
  kill('delta-of-all-columns', { by: 'CT-DELTA-31' }),
  kill('links-as-they-came-only', { by: 'CT-DELTA-22', also: 'CT-TOKEN-03' }),
  kill('tracking-in-front-only', { by: 'CT-INIT-07' }),
];
