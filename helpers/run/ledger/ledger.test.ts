import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mock } from 'node:test';
import { promisify } from 'node:util';
import { LedgerError } from '../../dataverse/errors';
import { demoBook } from '../../sample/books';
import { Ledger, ledgerFileOf } from './ledger';
import { writeLedgerFile } from './ledger-file';
import { runsTypeScript } from '../../commands/command';

const run = { runId: '0a1b2c3d', url: 'https://contoso.example/' };
const reports = (): string => test.info().outputPath('reports');
const ledgerFile = (): string => ledgerFileOf(reports(), run.runId);
const imported = (ledger: Ledger): void =>
  ledger.update(data => {
    data.solution = { uniqueName: 'Sample', state: 'imported', solutionId: 's' };
  });

test('a new ledger is on disk as soon as it is open, for a run that made nothing', () => {
  const ledger = Ledger.open(reports(), run);

  expect(ledger.file).toBe(test.info().outputPath('reports', 'runs', run.runId, 'ledger.json'));
  const own = { host: os.hostname(), pid: process.pid };
  expect(JSON.parse(readFileSync(ledger.file, 'utf8'))).toMatchObject({
    schemaVersion: 1,
    processes: { run: own, workers: [own] },
    livedAt: expect.any(String),
    runId: run.runId,
    startedAt: expect.any(String),
    environment: { url: run.url },
    rows: [],
    scenario: {},
  });
});

test('the processes of a run are described without the lock: that may take longer than a lock holds', () => {
  const locked: boolean[] = [];
  const described = mock.method(os, 'hostname', () => {
    locked.push(existsSync(`${ledgerFile()}.lock`));
    return 'ci-1';
  });

  const { data } = Ledger.open(reports(), { ...run, pid: process.ppid });
  described.mock.restore();

  expect(locked).toEqual([false, false]);
  expect(data.processes?.run).toMatchObject({ host: 'ci-1', pid: process.ppid });
  expect(data.processes?.workers).toMatchObject([{ host: 'ci-1', pid: process.pid }]);
});

test('a change is on disk before the update returns, and every process of the run sees it', () => {
  const one = Ledger.open(reports(), run);
  const other = Ledger.open(reports(), run);
  const book = demoBook(run.runId, 0);

  one.update(data => (data.scenario.seeded = [book]));
  other.update(data => (data.scenario.initialDeltaLink = 'link'));

  expect(one.data.scenario).toEqual({ seeded: [book], initialDeltaLink: 'link' });
});

test('what is read is a copy: only an update changes the ledger', () => {
  const ledger = Ledger.open(reports(), run);

  ledger.data.rows.push({ entitySet: 'accounts', id: 'a' });

  expect(ledger.data.rows).toEqual([]);
});

test('no update of several processes at once is lost', async () => {
  const folder = reports();
  Ledger.open(folder, run);
  // Each says that it is ready, and begins when the other one is, too.
  const script = `
    const { existsSync, writeFileSync } = require('node:fs');
    const { Ledger } = require(${JSON.stringify(path.join(__dirname, 'ledger.ts'))});
    const [, folder, me, other] = process.argv;
    const ledger = Ledger.open(folder, ${JSON.stringify(run)});
    writeFileSync(folder + me, '');
    while (!existsSync(folder + other));
    for (let n = 0; n < 40; n += 1) ledger.update(data => data.rows.push({ entitySet: 'accounts', id: me + n }));`;
  const start = (me: string, other: string) =>
    promisify(execFile)(process.execPath, [...runsTypeScript, '-e', script, folder, me, other]);

  await Promise.all([start('a', 'b'), start('b', 'a')]);

  const ids = Ledger.open(folder, run).data.rows.map(({ id }) => id);
  expect(new Set(ids).size).toBe(80);
});

test('a change that throws, or that the disk refuses, leaves the ledger as it was', () => {
  const ledger = Ledger.open(reports(), run);
  const before = readFileSync(ledger.file, 'utf8');

  expect(() =>
    ledger.update(data => {
      data.rows.push({ entitySet: 'accounts', id: 'a' });
      throw new Error('no');
    }),
  ).toThrow('no');
  mkdirSync(`${ledger.file}.${process.pid}.tmp`);
  expect(() => imported(ledger)).toThrow(LedgerError);

  expect(readFileSync(ledger.file, 'utf8')).toBe(before);
});

test('a lock that a killed process left is broken, and none stays behind', () => {
  const ledger = Ledger.open(reports(), run);
  mkdirSync(`${ledger.file}.lock`);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(`${ledger.file}.lock`, longAgo, longAgo);

  imported(ledger);

  expect(ledger.data.solution?.state).toBe('imported');
  expect(readdirSync(path.dirname(ledger.file))).toEqual(['ledger.json']);
});

test('each run has a ledger of its own, and none touches another’s, whichever environment it is on', () => {
  const other = Ledger.open(reports(), { runId: 'other001', url: 'https://other.example/' });
  imported(other);
  const before = other.data;

  const ledger = Ledger.open(reports(), run);
  imported(ledger);
  ledger.finish();

  expect(other.data).toEqual(before);
  expect(ledger.data).toMatchObject({ runId: run.runId, finishedAt: expect.any(String) });
});

test('a later process of a run is among its processes, and a run that goes on is not finished', () => {
  const first = Ledger.open(reports(), { ...run, pid: process.ppid });
  first.finish();

  const { data } = Ledger.open(reports(), { ...run, pid: process.ppid });

  expect(data.processes).toMatchObject({ run: { pid: process.ppid }, workers: [{}, { pid: process.pid }] });
  expect(data.finishedAt).toBeUndefined();
});

test('every write is a sign of life', () => {
  const ledger = Ledger.open(reports(), run);
  writeLedgerFile(ledger.file, { ...ledger.data, livedAt: '2026-01-01T00:00:00.000Z' });

  imported(ledger);

  expect(Date.parse(ledger.data.livedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
});

test('a ledger of another version or a damaged one is not overwritten, and says what to do', () => {
  const file = ledgerFile();
  const ledger = Ledger.open(reports(), run);
  const broken: [string, string][] = [
    [JSON.stringify({ ...ledger.data, schemaVersion: 2 }), 'has schema version 2'],
    [JSON.stringify({ ...ledger.data, rows: 'none' }), 'rows'],
    ['{"schemaVersion": 1, "runId"', 'is damaged'],
  ];

  for (const [text, why] of broken) {
    writeFileSync(file, text);
    expect(() => Ledger.open(reports(), run)).toThrow(LedgerError);
    expect(() => Ledger.open(reports(), run)).toThrow(why);
    expect(readFileSync(file, 'utf8')).toBe(text);
  }
});

test('a ledger that is gone is not begun anew in the midst of a run', () => {
  const ledger = Ledger.open(reports(), run);
  rmSync(ledger.file);

  expect(() => imported(ledger)).toThrow(/is gone\.\n?.*do not empty the reports folder/s);
});

test('one run is on one environment', () => {
  Ledger.open(reports(), run);

  expect(() => Ledger.open(reports(), { ...run, url: 'https://other.example/' })).toThrow(/CHANGE_TRACKING_RUN_ID/);
});

test('a run id that would lead out of the folder is refused', () => {
  const { data } = Ledger.open(reports(), run);
  writeLedgerFile(ledgerFile(), { ...data, runId: '../../evil' });

  expect(() => Ledger.open(reports(), run)).toThrow(LedgerError);
});
