import { expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import { Ledger } from './ledger';
import { readLedgerFile } from './ledger-file';
import { findUnfinished, listUnfinished, settleUnfinished } from './unfinished';

const here = 'https://contoso.example/';
const reports = (): string => test.info().outputPath('reports');

function leave(runId: string, url: string): void {
  const ledger = Ledger.open(`${reports()}/ledger.json`, { runId, url });
  ledger.update(data => {
    data.rows.push({ entitySet: 'accounts', id: 'a' });
  });
}

test('the unfinished runs of one environment are found, oldest first, the last run among them', () => {
  leave('first', here);
  leave('elsewhere', 'https://other.example/');
  leave('last', here);

  expect(findUnfinished(reports(), here).map(({ data }) => data.runId)).toEqual(['first', 'last']);
  expect(findUnfinished(reports(), here, 'last').map(({ data }) => data.runId)).toEqual(['first']);
  expect(listUnfinished(reports())).toHaveLength(3);
});

test('a folder without ledgers has no unfinished runs', () => {
  expect(listUnfinished(reports())).toEqual([]);
});

test('a settled run is not found again, and the last one’s ledger stays to be read', () => {
  leave('first', here);
  leave('last', here);
  const runs = listUnfinished(reports());

  for (const run of runs) settleUnfinished(run);

  expect(listUnfinished(reports())).toEqual([]);
  expect(existsSync(`${reports()}/unfinished/first.json`)).toBe(false);
  expect(readLedgerFile(`${reports()}/ledger.json`)).toMatchObject({ runId: 'last', finishedAt: expect.any(String) });
});
