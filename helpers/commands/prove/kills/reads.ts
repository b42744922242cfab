import { kill, type NamedKill } from './kill';

/** What defects of the way a read of changes is asked and answered do to the requirements. */
export const killsOfReads: readonly NamedKill[] = [
  kill('token-on-every-page', { by: 'CT-INIT-03 CT-DELTA-19 CT-ORG-09' }),
  kill('overlapping-deltas', {
    by: 'CT-DELTA-07 CT-ORG-14',
    also: 'CT-DELTA-05 CT-DELTA-06 CT-DELTA-17 CT-DELTA-18 CT-DELTA-29 CT-WRITE-03 CT-ORG-28 CT-ORG-12 CT-ORG-16 CT-CONC-01',
  }),
  kill('late-token', { by: 'CT-INIT-09' }),
  kill('oversized-pages', { by: 'CT-INIT-08', also: 'CT-INIT-07' }),
  kill('delta-without-context', { by: 'CT-DELTA-24' }),
  kill('untracked-answers', { by: 'CT-TAB-04 CT-ORG-15', also: 'CT-TAB-08' }),
  kill('rows-of-untracked-tables', { by: 'CT-TAB-04 CT-ORG-15', also: 'CT-TAB-08' }),
  kill('small-default-pages', { by: 'CT-INIT-14' }),
  kill('refused-count', { by: 'CT-DELTA-21', also: 'CT-DELTA-29' }),
  kill('count-of-nothing', { by: 'CT-DELTA-29' }),
  kill('answers-to-anybody', { by: 'CT-ACC-03 CT-ACC-06' }),
  kill('ageless-tokens', { by: 'CT-TOKEN-06' }),
  kill('first-reads-as-deltas', { by: 'CT-DELTA-24' }),
];
