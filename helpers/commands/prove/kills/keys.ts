import { kill, type NamedKill } from './kill';

/** What defects of alternate keys do to the requirements. */
export const killsOfKeys: readonly NamedKill[] = [
  kill('unenforced-keys', {
    by: 'CT-KEY-04 CT-KEY-16 CT-KEY-17 CT-KEY-21 CT-ORG-04',
    also: 'CT-KEY-03 CT-KEY-05 CT-KEY-06 CT-INIT-02 CT-DELTA-05 CT-WRITE-03 CT-ORG-06 CT-ORG-12 CT-ORG-16 CT-ORG-28',
  }),
  kill('unique-empty-values', { by: 'CT-KEY-14' }),
  kill('another-row-by-key', {
    by: 'CT-KEY-03 CT-ORG-03',
    also: 'CT-KEY-04 CT-KEY-05 CT-KEY-06 CT-KEY-07 CT-KEY-08 CT-KEY-13 CT-KEY-16 CT-WRITE-01 CT-WRITE-03 CT-ORG-04',
  }),
  kill('idle-key-writes', {
    by: 'CT-KEY-05 CT-KEY-06 CT-KEY-09 CT-ORG-03',
    also: 'CT-KEY-12 CT-KEY-13 CT-WRITE-01 CT-WRITE-02 CT-DELTA-27 CT-CONC-01 CT-CONC-02 CT-ORG-10',
  }),
  kill('upserts-that-only-update', {
    by: 'CT-KEY-08',
    also: 'CT-KEY-12 CT-KEY-13 CT-WRITE-01 CT-CONC-01',
  }),
  kill('upserts-told-as-creates', { by: 'CT-KEY-12' }),
  kill('any-column-as-key', { by: 'CT-KEY-15 CT-KEY-20' }),
  kill('unescaped-values', { by: 'CT-KEY-07' }),
  kill('unusable-keys', { stops: 'CT-OBS-03' }),
  kill('pending-indexes', { stops: 'CT-KEY-02' }),
  kill('keys-over-another-column', { by: 'CT-KEY-01' }),
];
