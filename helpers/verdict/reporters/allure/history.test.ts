import { expect, test } from '@playwright/test';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { testRecord } from '../../testing/record-for-tests';
import { verdictOn } from '../../testing/verdict-for-tests';
import { historyOf, withOwnHistory } from './history';

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

test('two runs that make their reports at the same time both enter the history, which stays short', async () => {
  const reports = test.info().outputPath('reports');
  const file = (folder: string): string => path.join(folder, 'allure-history', 'emulator-full.jsonl');
  const lines = (folder: string): string[] => readFileSync(file(folder), 'utf8').trimEnd().split('\n');
  const earlier = Array.from({ length: 29 }, (_, n) => `{"run":${n}}`);
  mkdirSync(path.dirname(file(reports)), { recursive: true });
  writeFileSync(file(reports), `${earlier.join('\n')}\n`);
  const makeReport = (run: string, meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<void> => {
    const own = path.join(reports, 'runs', run);
    return withOwnHistory(reports, own, async () => {
      await meanwhile();
      expect(lines(own)).toEqual(earlier);
      appendFileSync(file(own), `{"run":"${run}"}\n`);
    });
  };

  let second: Promise<void> | undefined;
  await makeReport('first', () => (second = makeReport('second')));
  expect(second).toBeDefined();

  expect(lines(reports)).toEqual([...earlier.slice(1), '{"run":"second"}', '{"run":"first"}']);
});

test('what a run that ends at this moment has beside the histories is not taken for one', async () => {
  const [reports, own] = [test.info().outputPath('reports'), test.info().outputPath('own')];
  const shared = path.join(reports, 'allure-history');
  mkdirSync(path.join(shared, 'emulator-full.jsonl.lock'), { recursive: true });
  for (const name of ['emulator-full.jsonl', 'emulator-full.jsonl.new']) writeFileSync(path.join(shared, name), '{}\n');

  const copied = await withOwnHistory(reports, own, () =>
    Promise.resolve(readdirSync(path.join(own, 'allure-history'))),
  );

  expect(copied).toEqual(['emulator-full.jsonl']);
});
