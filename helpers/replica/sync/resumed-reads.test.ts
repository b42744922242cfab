import { expect } from '@playwright/test';
import { MissingTokenError } from '../../dataverse/errors';
import { postgresSink } from '../postgres/postgres-sink';
import { namesIn, stateOf } from '../testing/copied-books';
import { kinds, test } from '../testing/database-test';
import { book, books, busy, expired, ScriptedSource } from '../testing/scripted-source';
import { syncTable } from './sync-table';

const noToken = new MissingTokenError('no token', 'wait.');

for (const kind of kinds) {
  test.describe(kind, () => {
    test.use({ kind });

    test('a read that stopped goes on at its next page, also in another process', async ({ database, schema }) => {
      const source = new ScriptedSource().script('start', [[book(1, 'one', 1)], busy, [book(3, 'three', 3)]], 'A');
      await expect(syncTable(source, await postgresSink(database, schema), books)).rejects.toBe(busy);
      source
        .script('start', [[book(1, 'one', 1)], [book(2, 'two', 2)], [book(3, 'three', 3)]], 'A')
        .script('A', [[book(4, 'written since', 4)]], 'B');
      source.asked.length = 0;

      const resumed = await syncTable(source, await postgresSink(database, schema), books);

      expect(source.asked).toEqual(['start#2', 'start#3', 'A']);
      expect(resumed).toMatchObject({ wasResumed: true, reading: 'full', pages: 3, told: 3, isComplete: true });
      expect(await namesIn(database, schema)).toEqual(['one', 'two', 'three', 'written since']);
    });

    test('a full read over an older copy that stops on the way removes nothing that it met before', async ({
      database,
      schema,
    }) => {
      const sink = await postgresSink(database, schema);
      const source = new ScriptedSource()
        .script('start', [[book(1, 'one', 1), book(2, 'two', 2)]], 'A')
        .script('A', [expired], '');
      await syncTable(source, sink, books);
      source.script('start', [[book(1, 'one', 1)], busy], 'B');
      await expect(syncTable(source, sink, books)).rejects.toBe(busy);
      source.script('start', [[book(1, 'one', 1)], [book(3, 'three', 3)]], 'B').script('B', [[]], 'C');
      source.asked.length = 0;

      await syncTable(source, sink, books);

      expect(source.asked).toEqual(['start#2', 'B']);
      expect(await namesIn(database, schema)).toEqual(['one', 'three']);
    });

    test('a page under way that is refused leads back to the changes, and to a full read only from there', async ({
      database,
      schema,
    }) => {
      const sink = await postgresSink(database, schema);
      const source = new ScriptedSource()
        .script('start', [[book(1, 'one', 1)]], 'A')
        .script('A', [[book(2, 'two', 2)], busy], '');
      await syncTable(source, sink, books);
      await expect(syncTable(source, sink, books)).rejects.toBe(busy);
      source.script('A', [[book(2, 'two', 2), book(3, 'three', 3)]], 'B');

      expect(await syncTable(source, sink, books)).toMatchObject({ reading: 'delta', wasResumed: false });
      expect(await namesIn(database, schema)).toEqual(['one', 'two', 'three']);
    });

    test('a delta that goes on, and whose next token is refused, tells that every row was read, and why', async ({
      database,
      schema,
    }) => {
      const sink = await postgresSink(database, schema);
      const source = new ScriptedSource()
        .script('start', [[book(1, 'one', 1)]], 'A')
        .script('A', [[book(2, 'two', 2)], busy], '');
      await syncTable(source, sink, books);
      await expect(syncTable(source, sink, books)).rejects.toBe(busy);
      source
        .script('A', [[book(2, 'two', 2)], [book(3, 'three', 3)]], 'B')
        .script('B', [expired], '')
        .script('start', [[book(1, 'one', 1)]], 'C');

      const so = await syncTable(source, sink, books);

      expect(so).toMatchObject({ wasResumed: true, reading: 'full', reason: 'refused token', pages: 2, removed: 2 });
      expect(await namesIn(database, schema)).toEqual(['one']);
    });

    test('who is asked to stop finishes the page that is being written', async ({ database, schema }) => {
      const sink = await postgresSink(database, schema);
      const source = new ScriptedSource().script('start', [[book(1, 'one', 1)], [book(2, 'two', 2)]], 'A');
      const stop = new AbortController();
      const progress = () => stop.abort();

      expect(await syncTable(source, sink, books, { stop: stop.signal, progress })).toMatchObject({
        pages: 1,
        isComplete: false,
      });
      expect(await stateOf(database, schema)).toMatchObject({ page: 'start#2' });
      expect(await namesIn(database, schema)).toEqual(['one']);
    });

    test('and does not wait for one that is on its way', async ({ database, schema }) => {
      const sink = await postgresSink(database, schema);
      const source = new ScriptedSource();
      const stop = new AbortController();
      source.page = () => {
        queueMicrotask(() => stop.abort());
        return new Promise(() => undefined);
      };

      expect(await syncTable(source, sink, books, { stop: stop.signal })).toMatchObject({
        pages: 0,
        isComplete: false,
      });
    });

    test('a read that began on a server without tracking is not resumed for ever', async ({ database, schema }) => {
      const sink = await postgresSink(database, schema);
      const source = new ScriptedSource().script('start', [[book(1, 'one', 1)], noToken], '');
      await expect(syncTable(source, sink, books)).rejects.toBe(noToken);
      await expect(syncTable(source, sink, books)).rejects.toBe(noToken);
      const [, ...again] = source.asked.slice(2);
      expect(again).toEqual(['start', 'start#2']);
    });
  });
}
