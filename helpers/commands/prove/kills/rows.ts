import { kill, type NamedKill } from './kill';

/** What defects of which rows a read of changes holds do to the requirements. */
export const killsOfRows: readonly NamedKill[] = [
  kill('duplicate-rows', {
    by: 'CT-INIT-13 CT-DELTA-06 CT-ORG-21 CT-SCALE-05',
    scaleRows: 100,
    also: 'CT-INIT-03 CT-INIT-07 CT-INIT-08 CT-DELTA-05 CT-DELTA-15',
  }),
  kill('shuffled-upserts', { by: 'CT-DELTA-15' }),
  kill('lost-changes', {
    by: 'CT-DELTA-02 CT-ORG-10',
    also:
      'CT-DELTA-01 CT-DELTA-03 CT-DELTA-05 CT-DELTA-06 CT-DELTA-09 CT-DELTA-15 CT-DELTA-17 CT-DELTA-18 CT-DELTA-19 ' +
      'CT-DELTA-20 CT-DELTA-30 CT-ORG-24 ' +
      'CT-DELTA-22 CT-DELTA-23 CT-DELTA-25 CT-DELTA-27 CT-DELTA-28 CT-DELTA-29 CT-DELTA-31 CT-INIT-15 CT-WRITE-01 CT-WRITE-02 ' +
      'CT-WRITE-04 CT-WRITE-05 CT-WRITE-06 CT-CONC-01 CT-CONC-02 CT-ORG-08 CT-ORG-09 CT-ORG-11 CT-ORG-12 CT-ORG-16 ' +
      'CT-ORG-27 CT-ORG-29 CT-ORG-30',
  }),
  kill('lost-last-rows', {
    by: 'CT-DELTA-02 CT-CONC-01 CT-CONC-03 CT-ORG-10',
    also:
      'CT-INIT-15 CT-DELTA-01 CT-DELTA-03 CT-DELTA-05 CT-DELTA-06 CT-DELTA-09 CT-DELTA-15 CT-DELTA-17 CT-DELTA-18 ' +
      'CT-DELTA-19 CT-DELTA-20 CT-DELTA-22 CT-DELTA-23 CT-DELTA-25 CT-DELTA-27 CT-DELTA-29 CT-DELTA-30 CT-DELTA-31 ' +
      'CT-WRITE-01 CT-WRITE-02 CT-WRITE-04 CT-WRITE-05 CT-WRITE-06 CT-ORG-08 CT-ORG-09 ' +
      'CT-ORG-11 CT-ORG-12 CT-ORG-16 CT-ORG-21 CT-ORG-24 CT-ORG-27 CT-ORG-29 CT-ORG-30 CT-DELTA-33 CT-ORG-26',
  }),
  kill('incomplete-first-reads', {
    by: 'CT-INIT-02 CT-ORG-06 CT-COPY-01 CT-COPY-03',
    also: 'CT-INIT-03 CT-INIT-04 CT-INIT-05 CT-INIT-09 CT-ORG-07 CT-ORG-08',
  }),
  kill('foreign-rows', { by: 'CT-DELTA-33 CT-ORG-26', also: 'CT-DELTA-29' }),
  kill('told-when-asked-again', {
    by: 'CT-DELTA-02 CT-ORG-10',
    also:
      'CT-INIT-15 CT-DELTA-01 CT-DELTA-03 CT-DELTA-05 CT-DELTA-06 CT-DELTA-09 CT-DELTA-15 CT-DELTA-17 CT-DELTA-18 ' +
      'CT-DELTA-19 CT-DELTA-20 CT-DELTA-22 CT-DELTA-23 CT-DELTA-25 CT-DELTA-27 CT-DELTA-29 CT-DELTA-30 CT-DELTA-31 ' +
      'CT-WRITE-01 CT-WRITE-02 CT-WRITE-04 CT-WRITE-05 CT-WRITE-06 CT-CONC-01 CT-ORG-08 CT-ORG-09 ' +
      'CT-ORG-11 CT-ORG-12 CT-ORG-16 CT-ORG-21 CT-ORG-24 CT-ORG-27 CT-ORG-29 CT-ORG-30 CT-DELTA-33 CT-ORG-26',
  }),
  kill('told-once', { by: 'CT-DELTA-18', also: 'CT-CONC-01' }),
  kill('unchanged-rows', {
    by: 'CT-DELTA-05 CT-DELTA-07 CT-ORG-12 CT-ORG-14',
    also: 'CT-DELTA-17 CT-DELTA-18 CT-DELTA-29 CT-WRITE-03 CT-CONC-01 CT-ORG-16 CT-ORG-28',
  }),
  kill('capped-deltas', {
    by: 'CT-DELTA-02 CT-ORG-10 CT-SCALE-01 CT-SCALE-02 CT-SCALE-03 CT-SCALE-04',
    scaleRows: 100,
    also: 'CT-DELTA-03 CT-DELTA-04 CT-DELTA-30 CT-CONC-01 CT-ORG-11 CT-ORG-24',
    inScenario: true,
  }),
];
