import { kill, type NamedKill } from './kill';

/** What defects of which writes a read of changes takes for changes do to the requirements. */
export const killsOfTracking: readonly NamedKill[] = [
  kill('untracked-updates', {
    by: 'CT-DELTA-03 CT-ORG-10',
    also:
      'CT-INIT-15 CT-DELTA-05 CT-DELTA-09 CT-DELTA-15 CT-DELTA-18 CT-DELTA-25 CT-WRITE-01 CT-WRITE-02 ' +
      'CT-WRITE-05 CT-CONC-01 CT-CONC-03 CT-ORG-12 CT-ORG-16 CT-ORG-21 CT-DELTA-06',
  }),
  kill('untracked-upserts', { by: 'CT-WRITE-01', also: 'CT-DELTA-03 CT-ORG-10' }),
  kill('untracked-batches', { by: 'CT-WRITE-02' }),
  kill('untracked-bulk', { by: 'CT-WRITE-04 CT-WRITE-05' }),
  kill('told-rollbacks', { by: 'CT-WRITE-03' }),
];
