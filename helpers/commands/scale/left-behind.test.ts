import { expect, test } from '@playwright/test';
import type { LedgerData } from '../../run/ledger/ledger-data';
import { deleteRunRows } from '../../run/lifecycle/run-rows';
import { SAMPLE_BOOKS, toRow } from '../../sample/books';
import { readBooks } from '../../sample/rows/read-books';
import { runId, withRows } from './testing/with-rows';

/** What a run knows of itself that was killed while it wrote many rows: none of them is named in its ledger. */
const killed: LedgerData = {
  schemaVersion: 1,
  runId,
  startedAt: new Date().toISOString(),
  environment: { url: 'https://contoso.test/' },
  rows: [],
  scenario: {},
};

test("many rows that a killed run left are deleted, and others' rows are not", async () => {
  // More than one round of clean-up finds.
  await withRows({ count: 5_301 }, async ({ run, client }) => {
    await run.create();
    const other = { id: '99999999-9999-4999-8999-999999999999', code: '99999999-1', name: 'B', author: 'A' };
    await client.create(SAMPLE_BOOKS, toRow(other), { idColumn: 'sample_bookid', id: other.id });

    expect(await deleteRunRows(client, killed)).toBe(5_301);
    expect(await readBooks(client, `${runId}-`)).toEqual([]);
    expect(await readBooks(client, '99999999-')).toHaveLength(1);
    expect(await deleteRunRows(client, killed)).toBe(0);
  });
});

test('of rows some of which were deleted meanwhile, the others are deleted', async () => {
  await withRows({ count: 300 }, async ({ run, client, books }) => {
    await run.create();
    for (const n of [0, 120, 299]) await client.delete(`${SAMPLE_BOOKS}(${books.book(n).id})`);

    expect((await run.remove()).rows).toBe(300);
    expect(await readBooks(client, `${runId}-`)).toEqual([]);
  });
});
