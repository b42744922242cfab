import { expect } from '@playwright/test';
import { DataverseError } from '../../dataverse/errors';
import { postgresSink } from '../postgres/postgres-sink';
import { namesIn, stateOf } from '../testing/copied-books';
import { kinds, test } from '../testing/database-test';
import { book, books, busy, expired, gone, ScriptedSource } from '../testing/scripted-source';
import { syncTable } from './sync-table';

const untracked = new DataverseError({
  ...{
    method: 'GET',
    url: 'https://contoso.example/',
    status: 400,
    code: '0x80072491',
    detail: 'no',
    requestId: undefined,
  },
});

for (const kind of kinds) {
  test.describe(kind, () => {
    test.use({ kind });

    test('a copy is read page by page, and then kept by its changes', async ({ database, schema }) => {
      const sink = await postgresSink(database, schema);
      const source = new ScriptedSource()
        .script('start', [[book(1, 'one', 1), book(2, 'two', 2)], [book(3, 'three', 3)]], 'A')
        .script(
          'A',
          [
            [book(1, 'uno', 4), book(4, 'four', 5)],
            [gone(2), gone(9)],
          ],
          'B',
        );

      const first = await syncTable(source, sink, books);
      const second = await syncTable(source, sink, books);

      expect(first).toMatchObject({ reading: 'full', reason: 'first read', pages: 2, told: 3, written: 3, removed: 0 });
      expect(second).toMatchObject({ reading: 'delta', pages: 2, told: 4, written: 2, removed: 1, isComplete: true });
      expect(await namesIn(database, schema)).toEqual(['uno', 'three', 'four']);
      expect(await stateOf(database, schema)).toEqual({ link: 'B', reading: null, page: null, rows: '3', error: null });
    });

    test('what is told again, or late, changes nothing', async ({ database, schema }) => {
      const sink = await postgresSink(database, schema);
      const source = new ScriptedSource()
        .script('start', [[book(1, 'one', 5)]], 'A')
        .script('A', [[book(1, 'one', 5), book(1, 'older', 4), book(2, 'first', 6), book(2, 'last', 7)]], 'B');

      await syncTable(source, sink, books);
      const again = await syncTable(source, sink, books);

      expect(again).toMatchObject({ told: 4, written: 1, removed: 0 });
      expect(await namesIn(database, schema)).toEqual(['one', 'last']);
    });

    test('a refused token leads to a full read, after which nothing is left that vanished', async ({
      database,
      schema,
    }) => {
      const sink = await postgresSink(database, schema);
      const source = new ScriptedSource()
        .script('start', [[book(1, 'one', 1), book(2, 'two', 2), book(3, 'three', 3)]], 'A')
        .script('A', [expired], '');
      await syncTable(source, sink, books);
      source.script('start', [[book(1, 'one', 1)], [book(3, 'restored', 2)]], 'B');

      const full = await syncTable(source, sink, books);

      expect(full).toMatchObject({ reading: 'full', reason: 'refused token', told: 2, written: 1, removed: 1 });
      expect(await namesIn(database, schema)).toEqual(['one', 'restored']);
      expect(await stateOf(database, schema)).toMatchObject({ link: 'B', rows: '2' });
    });

    test('a busy environment is no reason for a full read', async ({ database, schema }) => {
      const sink = await postgresSink(database, schema);
      const source = new ScriptedSource().script('start', [[book(1, 'one', 1)]], 'A').script('A', [busy], '');
      await syncTable(source, sink, books);

      await expect(syncTable(source, sink, books)).rejects.toBe(busy);
      expect(source.asked).toEqual(['start', 'A']);
    });

    test('a new column is filled by a full read, and one that is gone keeps its values', async ({
      database,
      schema,
    }) => {
      const sink = await postgresSink(database, schema);
      const source = new ScriptedSource().script('start', [[book(1, 'one', 1)]], 'A');
      await syncTable(source, sink, books);
      const [id] = books.columns;
      const other = {
        ...books,
        columns: [...(id ? [id] : []), { name: 'pages', kind: 'integer', property: 'pages' } as const],
      };
      source.script('start', [[book(1, 'ignored', 2, { pages: 7 })]], 'B');

      const full = await syncTable(source, sink, other);

      expect(full).toMatchObject({ reading: 'full', reason: 'new columns' });
      expect(await database.query(`SELECT sample_name, pages FROM ${schema}.sample_book`)).toEqual([
        { sample_name: 'one', pages: '7' },
      ]);
    });

    test('a new column is filled also where the copy has that version of the row', async ({ database, schema }) => {
      const sink = await postgresSink(database, schema);
      const source = new ScriptedSource().script('start', [[book(1, 'one', 1), book(2, 'two', 2)]], 'A');
      await syncTable(source, sink, books);
      const wider = {
        ...books,
        columns: [...books.columns, { name: 'pages', kind: 'integer', property: 'pages' } as const],
      };
      source.script('start', [[book(1, 'one', 1, { pages: 7 }), book(2, 'two', 2)]], 'B');

      expect(await syncTable(source, sink, wider)).toMatchObject({ reason: 'new columns', written: 1 });
      expect(await database.query(`SELECT pages FROM ${schema}.sample_book ORDER BY sample_bookid`)).toEqual([
        { pages: '7' },
        { pages: null },
      ]);
    });

    test('rows without a version are judged by their values, in both readings', async ({ database, schema }) => {
      const sink = await postgresSink(database, schema);
      const bare = (n: number, name: string) => ({ ...book(n, name, 1), version: undefined });
      const source = new ScriptedSource()
        .script('start', [[bare(1, 'one'), bare(2, 'two')]], 'A')
        .script('A', [[bare(1, 'uno'), bare(2, 'two')]], 'B')
        .script('B', [expired], '');
      await syncTable(source, sink, books);

      expect(await syncTable(source, sink, books)).toMatchObject({ reading: 'delta', told: 2, written: 1 });
      source.script('start', [[bare(1, 'uno'), bare(2, 'dos')]], 'C');
      expect(await syncTable(source, sink, books)).toMatchObject({ reading: 'full', told: 2, written: 1 });
      expect(await namesIn(database, schema)).toEqual(['uno', 'dos']);
    });

    test('another organization at the same address, and another endpoint, are read anew', async ({
      database,
      schema,
    }) => {
      const sink = await postgresSink(database, schema);
      const source = new ScriptedSource().script('start', [[book(1, 'one', 9), book(2, 'two', 9)]], 'A');
      await syncTable(source, sink, books);
      source.script('A', [[book(3, 'from the old link', 10)]], 'B').script('start', [[book(2, 'reset', 3)]], 'C');

      source.origin = { ...source.origin, organization: 'two' };
      expect(await syncTable(source, sink, books)).toMatchObject({ reason: 'other origin', written: 1, removed: 1 });
      expect(await namesIn(database, schema)).toEqual(['reset']);

      source.origin = { ...source.origin, endpoint: 'Organization Service' };
      expect(await syncTable(source, sink, books)).toMatchObject({ reason: 'other origin', written: 0, removed: 0 });
      expect(source.asked).toEqual(['start', 'start', 'start']);
    });

    test('a copy that somebody dropped is read anew, not only its next changes', async ({ database, schema }) => {
      const sink = await postgresSink(database, schema);
      const source = new ScriptedSource().script('start', [[book(1, 'one', 1)]], 'A').script('A', [[]], 'A');
      await syncTable(source, sink, books);
      await database.query(`DROP TABLE ${schema}.sample_book`);

      expect(await syncTable(source, sink, books)).toMatchObject({ reading: 'full', reason: 'first read' });
      expect(await namesIn(database, schema)).toEqual(['one']);
    });

    test('a server that does not know yet of the tracking is no reason for a full read', async ({
      database,
      schema,
    }) => {
      const sink = await postgresSink(database, schema);
      const source = new ScriptedSource().script('start', [[book(1, 'one', 1)]], 'A').script('A', [untracked], '');
      await syncTable(source, sink, books);

      await expect(syncTable(source, sink, books)).rejects.toBe(untracked);
      expect(source.asked).toEqual(['start', 'A']);
    });
  });
}
