import { expect, test } from '@playwright/test';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runFolder } from '../../../run/settings/reports-folder';
import { removeSetAside, showNothing, showRun } from './show-run';

const reports = (): string => test.info().outputPath('reports');
const shown = (name: string): string => readFileSync(path.join(reports(), name), 'utf8');

/** A run that has ended, with these files. */
function ended(id: string, ...names: readonly string[]): void {
  for (const name of names) {
    const file = path.join(runFolder(reports(), id), name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${name} of ${id}`);
  }
}

const page = 'allure-report/index.html';

test('the last run is shown with all that it has, and nothing of the one before', () => {
  ended('first', 'verdict.json', 'timeline.svg', page, 'allure-report/data/first.json', 'artifacts/bodies/a.json');
  showRun(reports(), 'first');
  expect(shown(page)).toBe(`${page} of first`);

  ended('last', 'verdict.json', page, 'allure-report/data/last.json');
  showRun(reports(), 'last');

  expect([shown('verdict.json'), shown(page)]).toEqual(['verdict.json of last', `${page} of last`]);
  expect(readdirSync(path.join(reports(), 'allure-report/data'))).toEqual(['last.json']);
  expect(['timeline.svg', 'artifacts'].filter(name => existsSync(path.join(reports(), name)))).toEqual([]);
  // Each run keeps its own, and nothing of the change of scenes stays.
  expect(readdirSync(runFolder(reports(), 'first')).toSorted()).toEqual(
    ['allure-report', 'artifacts', 'timeline.svg', 'verdict.json'].toSorted(),
  );
  expect(readFileSync(path.join(runFolder(reports(), 'first'), page), 'utf8')).toBe(`${page} of first`);
});

test('what belongs to a run alone, or to all runs, is not touched', () => {
  mkdirSync(path.join(reports(), 'allure-history'), { recursive: true });
  writeFileSync(path.join(reports(), 'allure-history/emulator-full.jsonl'), 'of all');
  ended('last', 'verdict.json', 'ledger.json');

  showNothing(reports());
  showRun(reports(), 'last');

  expect(shown('allure-history/emulator-full.jsonl')).toBe('of all');
  expect(existsSync(path.join(reports(), 'ledger.json'))).toBe(false);
});

test('what is no longer shown is set aside at once, and removed later, also after a kill', async () => {
  ended('first', 'verdict.json', page);
  showRun(reports(), 'first');

  showNothing(reports());
  expect(readdirSync(reports()).filter(name => !name.startsWith('.'))).toEqual(['runs']);
  expect(readdirSync(reports())).toHaveLength(2);
  showNothing(reports());
  await removeSetAside(reports());

  expect(readdirSync(reports())).toEqual(['runs']);
  expect(readFileSync(path.join(runFolder(reports(), 'first'), page), 'utf8')).toBe(`${page} of first`);
});

test('a folder that cannot show a run says where the run is', () => {
  const place = runFolder(reports(), 'last');
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, 'in the way');

  expect(() => showRun(reports(), 'last')).toThrow(/cannot show run last .*What to do: look at it in .*runs.last/s);
});
