import { expect, test } from '@playwright/test';
import { judgeTest } from './judge-test';
import { testRecord } from './testing/record-for-tests';

test('one error that proves something outweighs a crash beside it', () => {
  const errors = ['UnreachableError: gone', 'DataverseError: GET x failed with 500'];

  expect(judgeTest(testRecord({ status: 'failed', errors }), undefined)).toEqual({
    outcome: 'failed',
    reason: 'DataverseError: GET x failed with 500',
  });
});

test('a time limit is an error of the run, not a failure of the environment', () => {
  const errors = ['Test timeout of 2000ms exceeded.'];

  expect(judgeTest(testRecord({ status: 'timedOut', errors }), undefined).outcome).toBe('error');
});

test('a skip that says blocked is blocked, any other is skipped with its reason', () => {
  const blocked = testRecord({ status: 'skipped', skipReason: 'blocked: no initial token, see 2-initial-token' });
  const adopted = testRecord({ status: 'skipped', skipReason: 'adopted: it was there before' });

  expect(judgeTest(blocked, undefined)).toEqual({
    outcome: 'blocked',
    reason: 'no initial token, see 2-initial-token',
  });
  expect(judgeTest(adopted, undefined)).toEqual({ outcome: 'skipped', reason: 'adopted: it was there before' });
});

test('a test that was never asked to skip is blocked by the failure before it', () => {
  const judgement = { outcome: 'blocked', reason: 'It did not run: "the import" did not succeed.' };

  expect(judgeTest(testRecord({ status: 'did-not-run' }), 'the import')).toEqual(judgement);
  expect(judgeTest(testRecord({ status: 'skipped' }), 'the import')).toEqual(judgement);
});

test('an interrupted test is an error of the run', () => {
  expect(judgeTest(testRecord({ status: 'interrupted' }), undefined).outcome).toBe('error');
});
