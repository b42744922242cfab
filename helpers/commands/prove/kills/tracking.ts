import { kill, type NamedKill } from './kill';

/** What defects of which writes a read of changes takes for changes do to the requirements. */
export const killsOfTracking: readonly NamedKill[] = [
  kill('untracked-updates', {
    by: 'CT-DELTA-03 CT-ORG-10',
    also:
      'CT-INIT-15 CT-DELTA-05 CT-DELTA-09 CT-DELTA-15 CT-DELTA-18 CT-DELTA-25 CT-WRITE-01 CT-WRITE-02 ' +
      'CT-WRITE-05 CT-CONC-01 CT-ORG-12 CT-ORG-16 CT-ORG-27 CT-ORG-29',
  }),
  kill('untracked-upserts', { by: 'CT-WRITE-01 CT-ORG-10', also: 'CT-DELTA-03' }),
  kill('untracked-batches', { by: 'CT-WRITE-02 CT-ORG-27' }),
  kill('untracked-bulk', { by: 'CT-WRITE-04 CT-WRITE-05 CT-ORG-29' }),
  kill('told-rollbacks', { by: 'CT-WRITE-03 CT-ORG-28' }),
  kill('overtaken-writes', { by: 'CT-CONC-01' }),
];
