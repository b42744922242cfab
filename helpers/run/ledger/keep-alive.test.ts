import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { keepAlive } from './keep-alive';
import { Ledger, type LedgerData } from './ledger';
import { writeLedgerFile } from './ledger-file';

test('a run that has nothing to write says that it lives, until it ends, and does not fail of it', async () => {
  const run = { runId: '0a1b2c3d', url: 'https://contoso.example/' };
  const ledger = Ledger.open(test.info().outputPath('reports'), run);
  const silent = '2026-01-01T00:00:00.000Z';
  writeLedgerFile(ledger.file, { ...ledger.data, livedAt: silent });

  const end = keepAlive(ledger, 5);
  await expect.poll(() => ledger.data.livedAt).not.toBe(silent);
  rmSync(ledger.file);
  let signs = 0;
  Object.assign(ledger, {
    update: (change: (data: LedgerData) => void) => {
      signs += 1;
      Ledger.prototype.update.call(ledger, change);
    },
  });
  await expect.poll(() => signs).toBeGreaterThan(1);
  end();

  expect(() => ledger.data).toThrow('is gone');
});
