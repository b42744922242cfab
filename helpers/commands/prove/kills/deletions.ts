import { kill, type NamedKill } from './kill';

/** What defects of what is told of deleted rows do to the requirements. */
export const killsOfDeletions: readonly NamedKill[] = [
  kill('lost-deletes', {
    by: 'CT-DELTA-04 CT-ORG-11 CT-COPY-02',
    also:
      'CT-DELTA-08 CT-DELTA-10 CT-DELTA-15 CT-DELTA-17 CT-DELTA-18 CT-DELTA-27 CT-DELTA-30 CT-DELTA-32 ' +
      'CT-WRITE-02 CT-CONC-01 CT-ORG-13 CT-ORG-24 CT-ORG-27',
  }),
  kill('lost-later-deletes', { by: 'CT-DELTA-30 CT-ORG-24' }),
  kill('wrong-count', { by: 'CT-DELTA-29' }),
  kill('wrong-reason', {
    by: 'CT-DELTA-04',
    also: 'CT-DELTA-32 CT-DELTA-08 CT-DELTA-10 CT-DELTA-17 CT-DELTA-18 CT-DELTA-27 CT-DELTA-30 CT-WRITE-02',
  }),
  kill('deletes-in-first-read', { by: 'CT-INIT-05 CT-ORG-07', also: 'CT-INIT-06 CT-INIT-07 CT-INIT-08' }),
  kill('deletions-as-rows', {
    by: 'CT-DELTA-04 CT-ORG-11',
    also:
      'CT-INIT-09 CT-DELTA-08 CT-DELTA-10 CT-DELTA-15 CT-DELTA-17 CT-DELTA-18 CT-DELTA-27 CT-DELTA-30 CT-DELTA-32 ' +
      'CT-WRITE-02 CT-CONC-01 CT-ORG-12 CT-ORG-13 CT-ORG-24 CT-ORG-27',
  }),
  kill('rows-beside-deletions', {
    by: 'CT-DELTA-04 CT-ORG-11',
    also:
      'CT-DELTA-06 CT-DELTA-08 CT-DELTA-10 CT-DELTA-15 CT-DELTA-17 CT-DELTA-18 CT-DELTA-27 CT-DELTA-30 CT-DELTA-32 ' +
      'CT-WRITE-02 CT-ORG-12 CT-ORG-13 CT-ORG-21 CT-ORG-24 CT-ORG-27',
  }),
  kill('untold-brief-rows', { by: 'CT-DELTA-08 CT-ORG-13', also: 'CT-DELTA-17' }),
  kill('nameless-deletions', {
    by: 'CT-DELTA-04 CT-ORG-11',
    also:
      'CT-INIT-09 CT-DELTA-08 CT-DELTA-10 CT-DELTA-15 CT-DELTA-17 CT-DELTA-18 CT-DELTA-27 CT-DELTA-30 CT-DELTA-32 ' +
      'CT-WRITE-02 CT-CONC-01 CT-ORG-13 CT-ORG-24 CT-ORG-27',
  }),
  kill('lost-for-reused-keys', { by: 'CT-DELTA-27' }),
  kill('updated-rows-instead', { by: 'CT-DELTA-10' }),
];
