import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { mock } from 'node:test';
import { expect, test } from '@playwright/test';
import { endedProcess } from '../testing/killed';
import { Ledger, type LedgerData } from './ledger';
import { describeProcess, isAlive } from './run-process';
import { standingInWords, standingOf } from './standing';

const own = describeProcess(process.pid);
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

function ledgerOf(change: Partial<LedgerData>): LedgerData {
  const run = { runId: '0a1b2c3d', url: 'https://contoso.example/' };
  return { ...Ledger.open(test.info().outputPath('reports'), run).data, ...change };
}

test('a process lives until it has ended, also before its parent has asked about it', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  const described = describeProcess(child.pid ?? 0);
  expect(isAlive(described)).toBe(true);

  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;

  expect(isAlive(described)).toBe(false);
});

test('a later process with the same number is another one', () => {
  expect(isAlive(own)).toBe(true);
  expect(isAlive({ ...own, began: 'earlier' })).toBe(false);
});

test('a process that the system hides from this user lives for all that is known, until it is there no more', () => {
  test.skip(process.platform !== 'linux', 'Only Linux has /proc.');
  const read = fs.readFileSync;
  mock.method(fs, 'readFileSync', (file: string) => {
    if (file === `/proc/${own.pid}/stat`) throw Object.assign(new Error('hidden'), { code: 'EACCES' });
    return read(file, 'utf8');
  });
  const isThere = mock.method(process, 'kill');

  const whileThere = isAlive(own);
  isThere.mock.mockImplementationOnce(() => {
    throw Object.assign(new Error('gone'), { code: 'ESRCH' });
  }, isThere.mock.callCount() + 1);
  const onceGone = isAlive(own);
  mock.restoreAll();

  expect([whileThere, onceGone]).toEqual([undefined, false]);
});

test('what is on another machine, or in another container of one name, nobody here can tell', () => {
  expect(isAlive({ ...own, host: 'ci-2' })).toBeUndefined();
  expect(isAlive({ ...own, space: 'another boot' })).toBeUndefined();
});

test('a run is under way while its process lives, however long it was silent', () => {
  const data = ledgerOf({ processes: { run: own, workers: [] }, livedAt: minutesAgo(600) });

  expect(standingOf(data)).toBe('under way');
  expect(standingInWords(data)).toMatch(
    /^Run 0a1b2c3d is under way: process \d+ on \S+, which last wrote at \S+Z\. It/,
  );
});

test('one whose process has ended winds up until its workers have, and is over then', () => {
  const livedAt = minutesAgo(0);

  expect(standingOf(ledgerOf({ livedAt, processes: { run: endedProcess, workers: [endedProcess, own] } }))).toBe(
    'winding up',
  );
  expect(standingOf(ledgerOf({ livedAt, processes: { run: endedProcess, workers: [endedProcess] } }))).toBe('over');
});

test('a run on another machine is judged by when it last wrote', () => {
  const processes = { run: { ...own, host: 'ci-2' }, workers: [] };

  expect(standingOf(ledgerOf({ processes, livedAt: minutesAgo(9) }))).toBe('under way');
  expect(standingOf(ledgerOf({ processes, livedAt: minutesAgo(11) }))).toBe('over');
});

test('a run of a version that kept no processes is over, as it was to that version', () => {
  const { processes: _none, ...data } = ledgerOf({});

  expect(standingOf(data)).toBe('over');
});
