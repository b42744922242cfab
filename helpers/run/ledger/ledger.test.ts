import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { LedgerError } from '../../dataverse/errors';
import { demoBook } from '../../sample/books';
import { Ledger } from './ledger';
import { writeLedgerFile } from './ledger-file';

const run = { runId: '0a1b2c3d', url: 'https://contoso.example/' };
const ledgerFile = (): string => test.info().outputPath('reports', 'ledger.json');
const aside = (runId: string): string => test.info().outputPath('reports', 'unfinished', `${runId}.json`);
const imported = (ledger: Ledger): void =>
  ledger.update(data => {
    data.solution = { uniqueName: 'Sample', state: 'imported', solutionId: 's' };
  });

test('a new ledger is on disk as soon as it is open, for a run that made nothing', () => {
  const ledger = Ledger.open(ledgerFile(), run);

  expect(JSON.parse(readFileSync(ledger.file, 'utf8'))).toEqual({
    schemaVersion: 1,
    runId: run.runId,
    startedAt: expect.any(String),
    environment: { url: run.url },
    rows: [],
    scenario: {},
  });
});

test('a change is on disk before the update returns, and every process of the run sees it', () => {
  const one = Ledger.open(ledgerFile(), run);
  const other = Ledger.open(ledgerFile(), run);
  const book = demoBook(run.runId, 0);

  one.update(data => (data.scenario.seeded = [book]));
  other.update(data => (data.scenario.initialDeltaLink = 'link'));

  expect(one.data.scenario).toEqual({ seeded: [book], initialDeltaLink: 'link' });
});

test('what is read is a copy: only an update changes the ledger', () => {
  const ledger = Ledger.open(ledgerFile(), run);

  ledger.data.rows.push({ entitySet: 'accounts', id: 'a' });

  expect(ledger.data.rows).toEqual([]);
});

test('no update of several processes at once is lost', async () => {
  const file = ledgerFile();
  Ledger.open(file, run);
  // Each says that it is ready, and begins when the other one is, too.
  const script = `
    const { existsSync, writeFileSync } = require('node:fs');
    const { Ledger } = require(${JSON.stringify(path.join(__dirname, 'ledger.ts'))});
    const [, file, me, other] = process.argv;
    const ledger = Ledger.open(file, ${JSON.stringify(run)});
    writeFileSync(file + me, '');
    while (!existsSync(file + other));
    for (let n = 0; n < 40; n += 1) ledger.update(data => data.rows.push({ entitySet: 'accounts', id: me + n }));`;
  const start = (me: string, other: string) =>
    promisify(execFile)(process.execPath, ['-r', 'ts-node/register/transpile-only', '-e', script, file, me, other]);

  await Promise.all([start('a', 'b'), start('b', 'a')]);

  const ids = Ledger.open(file, run).data.rows.map(({ id }) => id);
  expect(new Set(ids).size).toBe(80);
});

test('a change that throws, or that the disk refuses, leaves the ledger as it was', () => {
  const ledger = Ledger.open(ledgerFile(), run);
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
  const ledger = Ledger.open(ledgerFile(), run);
  mkdirSync(`${ledger.file}.lock`);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(`${ledger.file}.lock`, longAgo, longAgo);

  imported(ledger);

  expect(ledger.data.solution?.state).toBe('imported');
  expect(readdirSync(ledger.folder)).toEqual(['ledger.json']);
});

test('what another run left unfinished is set aside, whichever environment it was in', () => {
  imported(Ledger.open(ledgerFile(), { runId: 'killed01', url: run.url }));
  imported(Ledger.open(ledgerFile(), { runId: 'killed02', url: 'https://other.example/' }));

  const ledger = Ledger.open(ledgerFile(), run);

  expect(ledger.data).toMatchObject({ runId: run.runId, scenario: {} });
  expect(JSON.parse(readFileSync(aside('killed01'), 'utf8'))).toMatchObject({ solution: { state: 'imported' } });
  expect(JSON.parse(readFileSync(aside('killed02'), 'utf8'))).toMatchObject({
    environment: { url: 'https://other.example/' },
  });
});

test('a run that is finished, or made nothing, is replaced', () => {
  const finished = Ledger.open(ledgerFile(), { ...run, runId: 'finished' });
  imported(finished);
  finished.finish();
  Ledger.open(ledgerFile(), { ...run, runId: 'idle' });

  Ledger.open(ledgerFile(), run);

  expect(existsSync(path.dirname(aside('any')))).toBe(false);
});

test('an emulator at another address took its run with it, one at the same address did not', () => {
  const onEmulator = (runId: string, url: string): void => {
    const ledger = Ledger.open(ledgerFile(), { runId, url });
    imported(ledger);
    ledger.update(data => {
      data.environment.facts = { kind: 'emulator', url, version: '9.2', organizationId: 'o', userId: 'u' };
    });
  };
  onEmulator('gone', 'https://localhost:4711/');
  onEmulator('stays', run.url);

  Ledger.open(ledgerFile(), run);

  expect(existsSync(aside('gone'))).toBe(false);
  expect(existsSync(aside('stays'))).toBe(true);
});

test('a ledger of another version or a damaged one is not overwritten, and says what to do', () => {
  const file = ledgerFile();
  const ledger = Ledger.open(file, run);
  const broken: [string, string][] = [
    [JSON.stringify({ ...ledger.data, schemaVersion: 2 }), 'has schema version 2'],
    [JSON.stringify({ ...ledger.data, rows: 'none' }), 'rows'],
    ['{"schemaVersion": 1, "runId"', 'is damaged'],
  ];

  for (const [text, why] of broken) {
    writeFileSync(file, text);
    expect(() => Ledger.open(file, run)).toThrow(LedgerError);
    expect(() => Ledger.open(file, run)).toThrow(why);
    expect(readFileSync(file, 'utf8')).toBe(text);
  }
});

test('a ledger that another run replaced meanwhile is not written to', () => {
  const ledger = Ledger.open(ledgerFile(), run);
  Ledger.open(ledgerFile(), { ...run, runId: 'other' });

  expect(() => imported(ledger)).toThrow('run other replaced it');
});

test('a run id that would lead out of the folder is refused', () => {
  const { data } = Ledger.open(ledgerFile(), run);
  writeLedgerFile(ledgerFile(), { ...data, runId: '../../evil' });

  expect(() => Ledger.open(ledgerFile(), run)).toThrow(LedgerError);
});
