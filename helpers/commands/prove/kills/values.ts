import { kill, type NamedKill } from './kill';

/** What defects of the values and versions of rows do to the requirements. */
export const killsOfValues: readonly NamedKill[] = [
  kill('stale-values', {
    by: 'CT-DELTA-03 CT-ORG-10',
    also:
      'CT-INIT-09 CT-INIT-15 CT-DELTA-05 CT-DELTA-09 CT-DELTA-18 CT-DELTA-25 CT-WRITE-01 CT-WRITE-02 CT-WRITE-05 ' +
      'CT-CONC-01 CT-CONC-03',
  }),
  kill('frozen-versions', { by: 'CT-INIT-15' }),
];
