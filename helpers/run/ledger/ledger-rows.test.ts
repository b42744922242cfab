import { expect, test } from '@playwright/test';
import { Ledger } from './ledger';
import { LedgerRows } from './ledger-rows';

const run = { runId: '0a1b2c3d', url: 'https://contoso.example/' };

function logged() {
  const reports = test.info().outputPath('reports');
  const ledger = Ledger.open(reports, run);
  const onDisk = () => Ledger.open(reports, run).data.rows;
  return { ledger, rows: new LedgerRows(ledger), onDisk };
}

test('each id is on disk before it is handed out, and many are written at once', () => {
  const { rows, onDisk } = logged();
  const taken: string[] = [];
  for (const count of [1, 2, 13, 20, 1]) {
    taken.push(...rows.take(count, 'accounts'));
    const noted = new Set(onDisk().map(({ id }) => id));
    expect(taken.filter(id => !noted.has(id))).toEqual([]);
  }

  expect(new Set(taken).size).toBe(37);
  // Three times: 16, 20 and 16.
  expect(onDisk()).toHaveLength(52);
});

test('each table has ids of its own', () => {
  const { rows, onDisk } = logged();

  const [account] = rows.take(1, 'accounts');
  const [contact] = rows.take(1, 'contacts');

  expect(onDisk()).toContainEqual({ entitySet: 'accounts', id: account });
  expect(onDisk()).toContainEqual({ entitySet: 'contacts', id: contact });
});

test('what is removed, and what nobody took, is off the disk when the worker ends', () => {
  const { ledger, rows, onDisk } = logged();
  const [kept, ...gone] = rows.take(3, 'accounts');

  rows.remove(gone);
  rows.close();
  ledger.settle();

  expect(onDisk()).toEqual([{ entitySet: 'accounts', id: kept }]);
});
