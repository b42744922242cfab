import { expect, test } from '@playwright/test';
import { keepsEvidence } from './keeps-evidence';

test('evidence is kept unless KEEP_EVIDENCE says no', () => {
  expect([{}, { KEEP_EVIDENCE: '' }, { KEEP_EVIDENCE: ' true ' }].map(keepsEvidence)).toEqual([true, true, true]);
  expect([{ KEEP_EVIDENCE: 'false' }, { KEEP_EVIDENCE: ' no ' }].map(keepsEvidence)).toEqual([false, false]);
});
