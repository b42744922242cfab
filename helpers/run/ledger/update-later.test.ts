import { mkdirSync, rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { LedgerError } from '../../dataverse/errors';
import { Ledger } from './ledger';

const run = { runId: '0a1b2c3d', url: 'https://contoso.example/' };
const reports = (): string => test.info().outputPath('reports');

test('what may come later is on disk with the next change, or when it is settled, and is seen here at once', () => {
  const ledger = Ledger.open(reports(), run);
  const onDisk = () => Ledger.open(reports(), run).data.rows.map(({ id }) => id);
  const row = (id: string) => ({ entitySet: 'accounts', id });
  ledger.update(data => data.rows.push(row('a'), row('b')));

  ledger.updateLater(data => (data.rows = data.rows.filter(({ id }) => id !== 'a')));
  expect(ledger.data.rows).toEqual([row('b')]);
  expect(onDisk()).toEqual(['a', 'b']);
  ledger.update(data => data.rows.push(row('c')));
  expect(onDisk()).toEqual(['b', 'c']);

  ledger.updateLater(data => (data.rows = []));
  ledger.settle();
  expect(onDisk()).toEqual([]);
});

test('what may come later is not lost where the disk refuses the next change', () => {
  const ledger = Ledger.open(reports(), run);
  ledger.updateLater(data => data.rows.push({ entitySet: 'accounts', id: 'a' }));
  const inTheWay = `${ledger.file}.${process.pid}.tmp`;
  mkdirSync(inTheWay);
  expect(() => ledger.settle()).toThrow(LedgerError);
  rmSync(inTheWay, { recursive: true, force: true });

  ledger.settle();

  expect(Ledger.open(reports(), run).data.rows).toEqual([{ entitySet: 'accounts', id: 'a' }]);
});
