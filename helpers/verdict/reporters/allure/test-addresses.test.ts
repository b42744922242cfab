import { expect, test } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { attempt, differing, testRecord } from '../../testing/record-for-tests';
import { verdictOn } from '../../testing/verdict-for-tests';
import { testAddresses } from './test-addresses';

test('a requirement is linked to the test that decided, also where its title says what it saw', () => {
  const folder = test.info().outputPath('allure-report');
  const one = (id: string, name: string, status: string) => [id, { id, name, status }] as const;
  const byId = Object.fromEntries([one('a', 'it holds', 'passed'), one('b', 'it fails → late', 'failed')]);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'test-results.json'), JSON.stringify({ byId }));
  const addressOf = testAddresses(folder);
  const [requirement] = verdictOn([
    testRecord({ title: 'it holds', attempts: [attempt()] }),
    testRecord({ title: 'it fails', attempts: [differing()] }),
  ]).requirements;

  expect(requirement && addressOf(requirement)).toBe('#b');
  expect(requirement && addressOf({ ...requirement, tests: [] })).toBeUndefined();
});
