import { expect } from '@playwright/test';
import { postgresSink } from '../postgres/postgres-sink';
import { syncTable } from '../sync/sync-table';
import { kinds, test } from '../testing/database-test';
import { book, books, idOf, ScriptedSource } from '../testing/scripted-source';
import { compareCopy } from './compare-copy';

for (const kind of kinds) {
  test.describe(kind, () => {
    test.use({ kind });

    test('a copy that is right, and one with each kind of difference', async ({ database, schema }) => {
      const rows = [book(1, 'one', 1), book(2, 'two', 2), book(3, 'three', 3)];
      const source = new ScriptedSource().script('start', [rows.slice(0, 2), rows.slice(2)], 'A');
      await syncTable(source, await postgresSink(database, schema), books);
      const alike = await compareCopy(database, schema, books, source);

      source.script('start', [[book(1, 'uno', 1), book(2, 'two', 2)], [book(4, 'four', 4)]], 'A');
      const { differences, ...counts } = await compareCopy(database, schema, books, source);

      expect(alike).toEqual({ rows: 3, differing: 0, differences: [] });
      expect(counts).toEqual({ rows: 3, differing: 3 });
      expect(differences).toEqual([
        { id: idOf(1), what: 'sample_name is "one" in the copy and "uno" in the table' },
        { id: idOf(3), what: 'only the copy has it' },
        { id: idOf(4), what: 'the copy lacks it' },
      ]);
    });

    test('a copy that is not there, or lacks a column, is not compared', async ({ database, schema }) => {
      const source = new ScriptedSource().script('start', [[book(1, 'one', 1)]], 'A');
      await expect(compareCopy(database, schema, books, source)).rejects.toThrow('There is no copy of sample_book');
      await syncTable(source, await postgresSink(database, schema), books);
      const wider = {
        ...books,
        columns: [...books.columns, { name: 'pages', kind: 'integer', property: 'pages' } as const],
      };

      await expect(compareCopy(database, schema, wider, source)).rejects.toThrow(
        'lacks columns that the table has: pages',
      );
    });

    test('ten differences are told, and all are counted', async ({ database, schema }) => {
      const source = new ScriptedSource().script('start', [[]], 'A');
      await syncTable(source, await postgresSink(database, schema), books);
      const many = Array.from({ length: 25 }, (_, n) => book(n, 'new', n + 1));
      source.script('start', [many], 'A');

      const found = await compareCopy(database, schema, books, source);

      expect(found.differences).toHaveLength(10);
      expect(found.differing).toBe(25);
    });
  });
}
