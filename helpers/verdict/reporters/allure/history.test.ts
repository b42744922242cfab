import { expect, test } from '@playwright/test';
import path from 'node:path';
import { testRecord } from '../../testing/record-for-tests';
import { verdictOn } from '../../testing/verdict-for-tests';
import { historyOf } from './history';

const verdict = verdictOn([testRecord()]);
const nameOf = (changes: Partial<typeof verdict>): string =>
  path.relative('reports', historyOf('reports', { ...verdict, ...changes }).file).replaceAll(path.sep, '/');

test('each environment and each profile has a history of its own, all emulators one', () => {
  const { environment } = verdict;

  expect(nameOf({ profile: 'core' })).toBe('allure-history/contoso.crm.dynamics.com-core.jsonl');
  expect(nameOf({})).toBe('allure-history/contoso.crm.dynamics.com-full.jsonl');
  expect(nameOf({ environment: { ...environment, url: 'https://crm.contoso.example:8443/org/' } })).toBe(
    'allure-history/crm.contoso.example_8443-full.jsonl',
  );
  for (const url of ['https://localhost:1/', 'https://localhost:2/', null]) {
    const emulator = { ...environment, kind: 'emulator' as const, url };
    expect(nameOf({ environment: emulator })).toBe('allure-history/emulator-full.jsonl');
  }
});

test('a run enters it that looked at everything and could tell', () => {
  const isEntered = (changes: Partial<typeof verdict>) => historyOf('reports', { ...verdict, ...changes }).isEntered;

  expect(isEntered({})).toBe(true);
  expect(isEntered({ verdict: 'not-supported' })).toBe(true);
  expect(isEntered({ verdict: 'inconclusive' })).toBe(false);
  expect(isEntered({ verdict: 'partial' })).toBe(false);
  expect(isEntered({ verdict: 'not-supported', scope: { kind: 'shard', current: 1, total: 2 } })).toBe(false);
});
