import { expect, test } from '@playwright/test';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { mock } from 'node:test';
import { asKilled } from '../testing/killed';
import { Ledger, ledgerFileOf } from './ledger';
import { readLedgerFile, writeLedgerFile } from './ledger-file';
import { claimUnfinished, findUnfinished, giveBack, listUnfinished, settleUnfinished } from './unfinished';

const here = 'https://contoso.example/';
const reports = (): string => test.info().outputPath('reports');
const found = (): string[] => listUnfinished(reports()).map(({ data }) => data.runId);

function leave(runId: string, url: string): Ledger {
  const ledger = Ledger.open(reports(), { runId, url });
  ledger.update(data => {
    data.rows.push({ entitySet: 'accounts', id: 'a' });
  });
  writeLedgerFile(ledger.file, asKilled(ledger.data));
  return ledger;
}

/** The ledgers of a folder that a version without a folder for each run wrote: `set aside`, and of its last run. */
function leaveAsOlderVersions(): void {
  const of = (runId: string, startedAt: string): string => {
    const { processes: _none, livedAt: _never, ...data } = leave(runId, here).data;
    writeLedgerFile(ledgerFileOf(reports(), runId), { ...data, finishedAt: 'moved below' });
    return JSON.stringify({ ...data, startedAt });
  };
  mkdirSync(`${reports()}/unfinished`, { recursive: true });
  writeFileSync(`${reports()}/unfinished/older.json`, of('older', '2026-01-01T00:00:00.000Z'));
  writeFileSync(`${reports()}/ledger.json`, of('old', '2026-01-02T00:00:00.000Z'));
}

test('the unfinished runs of one environment are found, oldest first, the last run among them', () => {
  leave('first', here);
  leave('elsewhere', 'https://other.example/');
  leave('last', here);

  expect(findUnfinished(reports(), here).map(({ data }) => data.runId)).toEqual(['first', 'last']);
  expect(findUnfinished(reports(), here, 'last').map(({ data }) => data.runId)).toEqual(['first']);
  expect(listUnfinished(reports())).toHaveLength(3);
});

test('a folder without ledgers has no unfinished runs, and one that made nothing or has finished is none', () => {
  expect(listUnfinished(reports())).toEqual([]);
  Ledger.open(reports(), { runId: 'idle', url: here });
  leave('finished', here).finish();

  expect(listUnfinished(reports())).toEqual([]);
});

test('a file that a file manager left among the folders of the runs is none of them', () => {
  leave('first', here);
  writeFileSync(`${reports()}/runs/.DS_Store`, '');

  expect(found()).toEqual(['first']);
});

test('a settled run is not found again, and its ledger stays to be read', () => {
  leave('first', here);
  for (const run of listUnfinished(reports())) settleUnfinished(run);

  expect(listUnfinished(reports())).toEqual([]);
  expect(readLedgerFile(ledgerFileOf(reports(), 'first'))).toMatchObject({ finishedAt: expect.any(String) });
});

test('what versions without a folder for each run left is found and settled too', () => {
  leaveAsOlderVersions();
  expect(found()).toEqual(['older', 'old']);

  for (const run of listUnfinished(reports())) {
    const claimed = claimUnfinished(run);
    expect(claimed, run.file).toBeDefined();
    if (claimed) settleUnfinished(claimed);
  }

  expect(found()).toEqual([]);
  expect(existsSync(`${reports()}/unfinished/older.json`)).toBe(false);
});

test('of two that would finish a run one may, and the other can when it was given back', () => {
  leave('killed', here);
  const [run] = listUnfinished(reports());
  if (run === undefined) throw new Error('the run was not found');

  const claimed = claimUnfinished(run);
  expect(claimed?.data.runId).toBe('killed');
  expect(claimUnfinished(run)).toBeUndefined();
  if (claimed) giveBack(claimed);
  expect(claimUnfinished(run)?.data.runId).toBe('killed');
});

test('a run that lives, or has finished meanwhile, cannot be taken over', () => {
  const living = Ledger.open(reports(), { runId: 'living', url: here });
  living.update(data => {
    data.rows.push({ entitySet: 'accounts', id: 'a' });
  });
  const [run] = listUnfinished(reports());
  if (run === undefined) throw new Error('the run was not found');

  expect(claimUnfinished(run)).toBeUndefined();
  living.finish();
  writeLedgerFile(living.file, asKilled(living.data));
  expect(claimUnfinished(run)).toBeUndefined();
});

test('a run is judged without its lock, and not taken over when it was written to meanwhile', () => {
  const { file, data } = leave('killed', here);
  const locked: boolean[] = [];
  const look = mock.method(process, 'kill', () => {
    locked.push(existsSync(`${file}.lock`));
    writeLedgerFile(file, { ...data, processes: asKilled(data).processes, livedAt: '2026-01-01T00:00:00.000Z' });
    return true;
  });

  const claimed = claimUnfinished({ file, data });
  look.mock.restore();

  expect(claimed).toBeUndefined();
  expect(new Set(locked)).toEqual(new Set([false]));
  expect(claimUnfinished({ file, data })?.data.runId).toBe('killed');
});
