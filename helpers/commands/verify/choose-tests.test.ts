import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { OutsideError } from '../../dataverse/errors';
import { differing, lookless, testRecord } from '../../verdict/testing/record-for-tests';
import { verdictOn } from '../../verdict/testing/verdict-for-tests';
import { failedLastTime } from './choose-tests';

const bad = verdictOn([testRecord({ attempts: [differing()] })]);

/** What is looked at again after a run that left this as its verdict. */
function failedAfter(left: object | string, known: readonly string[] = []): ReturnType<typeof failedLastTime> {
  const reports = test.info().outputPath('reports');
  mkdirSync(reports, { recursive: true });
  writeFileSync(path.join(reports, 'verdict.json'), typeof left === 'string' ? left : JSON.stringify(left));
  return failedLastTime(reports, { profile: 'full', known });
}

test('what failed, or could not be looked at, is looked at again', () => {
  expect(failedAfter(bad)).toEqual(['CT-DELTA-04']);
  expect(failedAfter(verdictOn([testRecord({ attempts: [lookless()] })]))).toEqual(['CT-DELTA-04']);
  expect(failedAfter(verdictOn([testRecord()]))).toBe('nothing');
});

test('a verdict of another version of the suite is read, whether it has fewer keys or more', () => {
  const { kind, ...older } = bad;

  expect(kind).toBe('not-supported');
  expect(failedAfter(older)).toEqual(['CT-DELTA-04']);
  expect(failedAfter({ ...bad, ofTomorrow: true })).toEqual(['CT-DELTA-04']);
});

test('of a bad verdict whose failed requirements are known no more, everything is looked at again', () => {
  const requirements = bad.requirements.map(one => ({ ...one, id: 'CT-GONE-01' }));

  expect(failedAfter({ ...bad, requirements })).toBe('everything');
});

test('a failure that a baseline excuses is not looked at again, be it that of the last run or of this one', () => {
  const excused = { ...bad, verdict: 'supported', knownFailures: [{ id: 'CT-DELTA-04', holds: false }] };

  expect(failedAfter(excused)).toBe('nothing');
  expect(failedAfter(bad, ['CT-DELTA-04'])).toBe('nothing');
  expect(failedAfter(bad, ['CT-KEY-01'])).toEqual(['CT-DELTA-04']);
});

test('a verdict that cannot be read says so, and is not taken for none', () => {
  for (const [left, words] of [
    ['{ "schemaVersion": 1, "requi', /is damaged/],
    ['{ "schemaVersion": 2 }', /has the schema version 2/],
  ] as const) {
    expect(() => failedAfter(left)).toThrow(OutsideError);
    expect(() => failedAfter(left)).toThrow(words);
  }
});
