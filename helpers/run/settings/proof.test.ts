import { expect, test } from '@playwright/test';
import { declaredFailures, proofVariables } from './proof';

test('what a proof declares reaches the specs as it is, and without a proof nothing is declared', () => {
  const declared = {
    by: new Set(['CT-DELTA-04']),
    also: new Set(['CT-DELTA-08', 'CT-ORG-11']),
    looksAtConsequences: false,
  };
  expect(declaredFailures(proofVariables(declared))).toEqual(declared);
  expect(declaredFailures(proofVariables({ ...declared, also: new Set() }))?.also).toEqual(new Set());
  expect(declaredFailures({})).toBeUndefined();
});
