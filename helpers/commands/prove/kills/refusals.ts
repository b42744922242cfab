import { kill, type NamedKill } from './kill';

/** What defects of refusals do to the requirements. */
export const killsOfRefusals: readonly NamedKill[] = [
  kill('general-codes', {
    by: 'CT-KEY-04 CT-KEY-21 CT-TAB-08 CT-TOKEN-03 CT-ORG-04 CT-ORG-15',
    also: 'CT-WRITE-03 CT-ORG-03',
  }),
  kill('unnamed-options', { by: 'CT-REF-07' }),
  kill('options-instead-of-tracking', { by: 'CT-REF-01 CT-REF-02 CT-REF-03 CT-REF-04', also: 'CT-REF-07' }),
];
