import { kill, type NamedKill } from './kill';

/** What defects of the values and versions of rows do to the requirements. */
export const killsOfValues: readonly NamedKill[] = [
  kill('stale-values', {
    by: 'CT-DELTA-03 CT-ORG-10',
    also:
      'CT-INIT-09 CT-INIT-15 CT-DELTA-05 CT-DELTA-09 CT-DELTA-18 CT-DELTA-25 CT-WRITE-01 CT-WRITE-02 CT-WRITE-05 ' +
      'CT-CONC-01 CT-ORG-27 CT-ORG-29',
  }),
  kill('frozen-versions', { by: 'CT-INIT-15' }),
  kill('null-values', {
    by: 'CT-DELTA-03 CT-ORG-10',
    also:
      'CT-INIT-09 CT-INIT-15 CT-DELTA-05 CT-DELTA-09 CT-DELTA-18 CT-DELTA-25 CT-WRITE-01 CT-WRITE-02 CT-WRITE-05 ' +
      'CT-CONC-01 CT-ORG-27 CT-ORG-29',
  }),
  kill('cut-values', { by: 'CT-DELTA-03 CT-ORG-10' }),
  kill('swapped-values', {
    by: 'CT-DELTA-02 CT-ORG-10',
    also:
      'CT-INIT-09 CT-DELTA-03 CT-DELTA-05 CT-DELTA-09 CT-DELTA-17 CT-DELTA-19 CT-DELTA-20 CT-DELTA-25 CT-DELTA-30 ' +
      'CT-WRITE-01 CT-WRITE-02 CT-WRITE-04 CT-WRITE-05 CT-CONC-01 CT-CONC-02 CT-ORG-08 CT-ORG-09 ' +
      'CT-ORG-24 CT-ORG-27 CT-ORG-29',
    inScenario: true,
  }),
  kill('null-lookups', { by: 'CT-WRITE-06 CT-ORG-30' }),
  kill('constant-versions', { by: 'CT-INIT-15' }),
  kill('versions-of-the-moment', { by: 'CT-INIT-15' }),
  kill('first-values', { by: 'CT-DELTA-09 CT-ORG-10' }),
  kill('mixed-up-writers', { by: 'CT-CONC-02', also: 'CT-CONC-01' }),
];
