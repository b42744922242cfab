import { kill, type NamedKill } from './kill';

/** What defects of tokens do to the requirements. */
export const killsOfTokens: readonly NamedKill[] = [
  kill('missing-tokens', { by: 'CT-INIT-01 CT-ORG-06', isNarrow: true }),
  kill('deltas-without-token', { by: 'CT-DELTA-01 CT-ORG-23', also: 'CT-DELTA-02', isNarrow: true }),
  kill('unrenewed-tokens', { by: 'CT-DELTA-07 CT-ORG-14', also: 'CT-DELTA-17 CT-DELTA-18' }),
  kill('zeroed-tokens', { by: 'CT-DELTA-04 CT-DELTA-05 CT-DELTA-07 CT-ORG-11 CT-ORG-12 CT-ORG-14', isNarrow: true }),
  kill('single-use-tokens', {
    by: 'CT-DELTA-17',
    also: 'CT-DELTA-19 CT-DELTA-22 CT-DELTA-23 CT-DELTA-29 CT-DELTA-32 CT-ORG-09 CT-ORG-25',
  }),
  kill('young-tokens-refused', { by: 'CT-DELTA-01 CT-ORG-10', also: 'CT-DELTA-02', isNarrow: true }),
  kill('malformed-tokens-accepted', { seen: { 'CT-TOKEN-01': '"abc": 200' } }),
];
