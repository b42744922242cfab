import { kill, type NamedKill } from './kill';

/** What defects of the pages that a tracked read comes in do to the requirements. */
export const killsOfPages: readonly NamedKill[] = [
  kill('lost-at-edges', {
    by: 'CT-INIT-02 CT-DELTA-20 CT-ORG-08',
    also: 'CT-INIT-03 CT-INIT-04 CT-INIT-07 CT-INIT-08 CT-INIT-09 CT-DELTA-19 CT-DELTA-30 CT-ORG-09 CT-ORG-24',
  }),
  kill('repeated-at-edges', { by: 'CT-INIT-13 CT-DELTA-06 CT-ORG-21', also: 'CT-INIT-03' }),
  kill('repeated-pages', { by: 'CT-INIT-13 CT-DELTA-06 CT-ORG-21', also: 'CT-INIT-03' }),
  kill('early-ends', {
    by: 'CT-INIT-02 CT-DELTA-20 CT-ORG-08',
    also: 'CT-INIT-03 CT-INIT-04 CT-INIT-08 CT-INIT-09 CT-DELTA-19 CT-DELTA-30 CT-ORG-09 CT-ORG-24',
  }),
  kill('missing-next-links', {
    by: 'CT-INIT-03 CT-DELTA-20 CT-ORG-08',
    also:
      'CT-INIT-02 CT-INIT-04 CT-INIT-06 CT-INIT-07 CT-INIT-08 CT-INIT-09 CT-INIT-13 CT-DELTA-06 CT-DELTA-19 ' +
      'CT-DELTA-30 CT-ORG-09 CT-ORG-21 CT-ORG-24 CT-ORG-25',
  }),
  kill('later-pages-of-one-column', {
    by: 'CT-INIT-04',
    also: 'CT-DELTA-20 CT-ORG-08 CT-INIT-02 CT-INIT-09 CT-DELTA-19 CT-DELTA-30 CT-ORG-09 CT-ORG-24',
  }),
  kill('endless-pages', { by: 'CT-INIT-01 CT-ORG-06', isNarrow: true }),
];
