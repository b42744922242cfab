import { expect, test } from '@playwright/test';
import { renderJunit } from '../verdict/reporters/junit/render-junit';
import { differing, lookless, skipped, testRecord } from '../verdict/testing/record-for-tests';
import { countTests } from './junit-counts';

test('the counts of several files add up, and a skipped test is neither passed nor failed', () => {
  const unit =
    '<testsuites id="" name="" tests="10" failures="1" skipped="2" errors="0" time="1.5"><testsuite/></testsuites>';
  const specs = '<testsuites tests="5" failures="0" skipped="0" errors="1"></testsuites>';

  expect(countTests([unit, specs])).toEqual({ passed: 11, failed: 2 });
});

test('without a file no test is counted', () => {
  expect(countTests([])).toEqual({ passed: 0, failed: 0 });
});

test('a file that is not JUnit is refused', () => {
  expect(() => countTests(['<html/>'])).toThrow(/testsuites/);
});

test('what the specs write is counted: errors are failures, and what is skipped is neither', () => {
  const attempts = [[differing()], [lookless()], [skipped('not here')]];
  const tests = [testRecord(), ...attempts.map(own => testRecord({ attempts: own }))];
  const xml = renderJunit({ tests, errors: [], startedAt: new Date(), durationMs: 1 });

  expect(countTests([xml])).toEqual({ passed: 1, failed: 2 });
});
