import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect } from '@playwright/test';
import { toldSentences } from '../../dataverse/timing/tell';
import { jsonLinesSink } from '../json-lines/json-lines-sink';
import { postgresSink } from '../postgres/postgres-sink';
import { kinds, test } from '../testing/database-test';
import { book, books, ScriptedSource } from '../testing/scripted-source';
import { syncTable } from './sync-table';

const sourceOf = () =>
  new ScriptedSource()
    .script('start', [[book(1, 'one', 1)]], 'A')
    .script('A', [[book(2, 'two', 2)], [book(3, 'three', 3)]], 'B');

for (const kind of kinds) {
  test.describe(kind, () => {
    test.use({ kind });

    test('how long changes had waited is known, and how old a token was that is refused', async ({
      database,
      schema,
    }) => {
      const sink = await postgresSink(database, schema);
      const source = sourceOf();
      const set = (times: string) => database.query(`UPDATE ${schema}.sync_state SET ${times}`);

      const first = await syncTable(source, sink, books);
      await set("started = now() - interval '90 seconds', finished = now() - interval '30 seconds'");
      const delta = await syncTable(source, sink, books);
      await set("started = now() - interval '2 hours'");
      const told: unknown[] = [];
      const hear = (sentence: unknown): void => void told.push(sentence);
      subscribe(toldSentences.name, hear);
      const full = await syncTable(source, sink, books).finally(() => unsubscribe(toldSentences.name, hear));

      expect(first.lag).toBeUndefined();
      expect(delta.lag).toBeGreaterThanOrEqual(90_000);
      expect(full.lag).toBeGreaterThanOrEqual(7_200_000);
      expect(told).toEqual([expect.stringMatching(/refuses the kept token of sample_book from 72\d\d s ago/)]);
    });

    test('of a read that was stopped, what is known is when the one before it ended', async ({ database, schema }) => {
      const sink = await postgresSink(database, schema);
      const source = sourceOf().script('B', [[]], 'B');
      await syncTable(source, sink, books);
      const stop = new AbortController();
      await syncTable(source, sink, books, { stop: stop.signal, progress: () => stop.abort() });
      await database.query(`UPDATE ${schema}.sync_state SET finished = now() - interval '30 seconds'`);

      const resumed = await syncTable(source, sink, books);

      expect(resumed).toMatchObject({ wasResumed: true, pages: 2 });
      expect(resumed.lag).toBeGreaterThanOrEqual(30_000);
    });
  });
}

test('a file knows it as long as the process lives', async ({}, testInfo) => {
  const sink = await jsonLinesSink(testInfo.outputPath('changes.jsonl'));
  const source = sourceOf();

  const [first, second] = [await syncTable(source, sink, books), await syncTable(source, sink, books)];
  await sink.close();

  expect(first.lag).toBeUndefined();
  expect(second.lag).toBeLessThan(60_000);
});
