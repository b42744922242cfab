import { expect, test } from '@playwright/test';
import { judgeTest } from './judge-test';
import type { Attempt } from '../test-record';
import { attempt, blocked, differing, lookless, skipped, testRecord } from '../testing/record-for-tests';

const judge = (attempts: readonly Attempt[], cause?: string) =>
  judgeTest(testRecord({ attempts, requirementIds: ['CT-WRITE-02'] }), cause).judgement;

test('one error that proves something outweighs a crash beside it', () => {
  const evidence = [
    { kind: 'could-not-look', error: 'UnreachableError: gone' },
    { kind: 'differs', error: 'DataverseError: GET x failed with 500' },
  ] as const;

  expect(judge([attempt({ status: 'failed', evidence })])).toEqual({
    outcome: 'failed',
    reason: 'DataverseError: GET x failed with 500',
  });
});

test('a time limit is an error of the run, not a failure of the environment', () => {
  const evidence = [{ kind: 'could-not-look', error: 'Test timeout of 2000ms exceeded.' }] as const;

  expect(judge([attempt({ status: 'timedOut', evidence })]).outcome).toBe('error');
});

test('a skip with evidence of a block is blocked, any other is skipped with its reason', () => {
  const notHere = attempt({
    status: 'skipped',
    skipReason: 'it answered 501',
    evidence: [{ kind: 'lacks', precondition: '$batch', why: 'it answered 501' }],
  });

  expect(judge([blocked('no initial token')])).toEqual({ outcome: 'blocked', reason: 'no initial token' });
  expect(judge([skipped('adopted')])).toEqual({ outcome: 'skipped', reason: 'adopted' });
  expect(judge([notHere])).toEqual({ outcome: 'skipped', reason: 'Not applicable here: it answered 501' });
});

test('a reason that only reads as a block is a reason to skip', () => {
  expect(judge([skipped('blocked: by nothing')]).outcome).toBe('skipped');
});

test('a test that was never asked to skip is blocked by the failure before it', () => {
  const judgement = { outcome: 'blocked', reason: 'It did not run: "the import" did not succeed.' };

  expect(judge([], 'the import')).toEqual(judgement);
  expect(judge([attempt({ status: 'skipped' })], 'the import')).toEqual(judgement);
});

test('an interrupted test is an error of the run', () => {
  expect(judge([attempt({ status: 'interrupted' })]).outcome).toBe('error');
});

test('evidence that cannot be read is told, and takes a pass away', () => {
  const { outcome, reason } = judge([attempt({ unreadable: ['{"kind":"guessed"}'] })]);

  expect(outcome).toBe('error');
  expect(reason).toContain('{"kind":"guessed"}');
  expect(judge([{ ...differing(), unreadable: ['half'] }]).outcome).toBe('failed');
});

test('what is observed of a requirement that the test does not name is told', () => {
  const evidence = [{ kind: 'observed', requirement: 'CT-OBS-01', seen: '7 days' }] as const;
  const attempts = [attempt({ evidence })];

  expect(judge(attempts)).toEqual({
    outcome: 'error',
    reason: 'The test observed CT-OBS-01, which it does not name.',
    because: 'suite',
  });
  expect(judgeTest(testRecord({ attempts, requirementIds: ['CT-OBS-01'] }), undefined).judgement.outcome).toBe(
    'passed',
  );
});

test('what went wrong once stays, whatever a retry brings, and the reason tells of it', () => {
  expect(judge([differing('Error: 2 came'), attempt()])).toEqual({
    outcome: 'failed',
    reason: 'Error: 2 came\nAttempts: failed, passed. A retry cannot make it better.',
  });
  expect(judge([lookless(), attempt()]).outcome).toBe('error');
});

test('a retry meets what the first attempt left: its failure proves nothing', () => {
  expect(judge([lookless('UnavailableError: busy'), differing()])).toMatchObject({
    outcome: 'error',
    reason: expect.stringContaining('UnavailableError: busy'),
  });
  expect(judge([attempt(), differing()]).outcome).toBe('error');
});

test('a test that lacks what its requirements do not presuppose is an error: it would leave them out in silence', () => {
  const evidence = [{ kind: 'lacks', precondition: 'second user', why: 'nobody' }] as const;

  expect(judge([attempt({ status: 'skipped', skipReason: 'nobody', evidence })])).toEqual({
    outcome: 'error',
    reason: 'The test lacks second user, which is no precondition of what it names.',
    because: 'suite',
  });
});
