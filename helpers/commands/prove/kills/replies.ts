import { kill, type NamedKill } from './kill';

/** What defects of the way a protocol writes its reply do to the requirements. */
export const killsOfReplies: readonly NamedKill[] = [
  kill('missing-etags', { by: 'CT-INIT-15' }),
  kill('deletions-in-another-form', { by: 'CT-DELTA-32' }),
  kill('unacknowledged-tracking', { by: 'CT-INIT-16' }),
  kill('deletions-without-id', {
    by: 'CT-DELTA-04 CT-DELTA-32',
    also:
      'CT-INIT-09 CT-DELTA-01 CT-DELTA-06 CT-DELTA-07 CT-DELTA-08 CT-DELTA-10 CT-DELTA-15 CT-DELTA-17 CT-DELTA-18 ' +
      'CT-DELTA-20 CT-DELTA-27 CT-DELTA-29 CT-DELTA-30 CT-WRITE-02 CT-CONC-01 CT-CONC-02 CT-ORG-16',
  }),
  kill('deletions-by-url', { by: 'CT-DELTA-32' }),
  kill('missing-primary-keys', {
    by: 'CT-DELTA-25',
    also:
      'CT-INIT-09 CT-INIT-13 CT-INIT-15 CT-DELTA-01 CT-DELTA-02 CT-DELTA-03 CT-DELTA-05 CT-DELTA-06 CT-DELTA-07 ' +
      'CT-DELTA-09 CT-DELTA-15 CT-DELTA-17 CT-DELTA-18 CT-DELTA-19 CT-DELTA-20 CT-DELTA-22 CT-DELTA-23 CT-DELTA-24 ' +
      'CT-DELTA-27 CT-DELTA-29 CT-DELTA-30 CT-DELTA-31 CT-DELTA-33 CT-WRITE-01 CT-WRITE-02 CT-WRITE-04 CT-WRITE-05 ' +
      'CT-WRITE-06 CT-CONC-01 CT-CONC-02 CT-ORG-16 CT-DELTA-21',
  }),
  kill('context-of-another-set', { by: 'CT-INIT-17' }),
  kill('missing-addresses', { by: 'CT-WRITE-08' }),
  kill('foreign-delta-links', { by: 'CT-INIT-06', isNarrow: true }),
  kill('foreign-next-links', { by: 'CT-INIT-06', isNarrow: true }),
];
