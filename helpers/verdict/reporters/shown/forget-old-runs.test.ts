import { expect, test } from '@playwright/test';
import fs, { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mock } from 'node:test';
import { Ledger } from '../../../run/ledger/ledger';
import { writeLedgerFile } from '../../../run/ledger/ledger-file';
import { runFolder, runsFolder } from '../../../run/settings/reports-folder';
import { asKilled } from '../../../run/testing/killed';
import { forgetOldRuns, keptRuns } from './forget-old-runs';

const reports = (): string => test.info().outputPath('reports');
const kept = (): string[] => readdirSync(runsFolder(reports())).toSorted();
const url = 'https://contoso.example/';

/** Makes the folder of a run that last changed so many hours ago. */
function age(id: string, hours: number): void {
  const then = new Date(Date.now() - hours * 3_600_000);
  utimesSync(runFolder(reports(), id), then, then);
}

/** A run with a solution on record, which has ended. */
function ended(id: string, hours: number, how: 'finished' | 'killed', environment = url): void {
  const ledger = Ledger.open(reports(), { runId: id, url: environment });
  ledger.update(data => {
    data.solution = { uniqueName: 'Sample', state: 'imported' };
  });
  if (how === 'finished') ledger.finish();
  writeLedgerFile(ledger.file, asKilled(ledger.data));
  age(id, hours);
}

test.beforeEach(() => {
  for (let n = 1; n <= keptRuns; n += 1) ended(`new${n}`, n, 'finished');
});
const news = ['new1', 'new2', 'new3'];

test('the last three runs keep their folders, and older ones go', async () => {
  ended('old1', 10, 'finished');
  ended('old2', 11, 'finished');

  await forgetOldRuns(reports());

  expect(kept()).toEqual(news);
});

test('a run that begins takes the place of the oldest of them, whether it has a folder by then or not', async () => {
  await forgetOldRuns(reports(), 'begins');
  expect(kept()).toEqual(['new1', 'new2']);

  Ledger.open(reports(), { runId: 'begins', url });
  await forgetOldRuns(reports(), 'begins');
  expect(kept()).toEqual(['begins', 'new1', 'new2']);
});

test('a run that left something in an environment stays until it is cleaned up, however old it is', async () => {
  ended('killed', 1_000, 'killed');

  await forgetOldRuns(reports());

  expect(kept()).toEqual(['killed', ...news]);
});

test('one whose emulator is gone left nothing', async () => {
  ended('emulator', 1_000, 'killed', 'https://127.0.0.1:9/');

  await forgetOldRuns(reports());

  expect(kept()).toEqual(news);
});

test('one that is under way stays, whatever came after it, and one that has just begun', async () => {
  Ledger.open(reports(), { runId: 'living', url });
  age('living', 100);
  for (const [id, hours] of [
    ['begins', 0.5],
    ['never', 100],
  ] as const) {
    mkdirSync(runFolder(reports(), id));
    age(id, hours);
  }
  for (const id of news) age(id, 0.1);

  await forgetOldRuns(reports());

  expect(kept()).toEqual(['begins', 'living', ...news]);
});

test('a ledger that nobody can read is for whoever cleans up', async () => {
  ended('damaged', 100, 'finished');
  writeFileSync(path.join(runFolder(reports(), 'damaged'), 'ledger.json'), '{');
  age('damaged', 100);

  await forgetOldRuns(reports());

  expect(kept()).toEqual(['damaged', ...news]);
});

test('a file among the folders is no run: it stays, and takes the place of none', async () => {
  writeFileSync(path.join(runsFolder(reports()), '.DS_Store'), '');

  await forgetOldRuns(reports());

  expect(kept()).toEqual(['.DS_Store', ...news]);
});

test('a folder that cannot be removed stays, and the others go', async () => {
  ended('held', 10, 'finished');
  ended('old', 11, 'finished');
  const remove = fs.promises.rm;
  const busy = mock.method(fs.promises, 'rm', (place: string, options: fs.RmOptions) =>
    path.basename(place) === 'held'
      ? Promise.reject(Object.assign(new Error('busy'), { code: 'EBUSY' }))
      : remove(place, options),
  );

  await forgetOldRuns(reports());
  busy.mock.restore();

  expect(kept()).toEqual(['held', ...news]);
});

test('where the runs cannot be listed none is forgotten', async () => {
  rmSync(runsFolder(reports()), { recursive: true });
  writeFileSync(runsFolder(reports()), '');

  await expect(forgetOldRuns(reports())).resolves.toBeUndefined();
});
