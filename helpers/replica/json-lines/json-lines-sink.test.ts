import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { ReplicaError } from '../replica-error';
import { syncTable } from '../sync/sync-table';
import { book, books, gone, idOf, ScriptedSource } from '../testing/scripted-source';
import { jsonLinesSink } from './json-lines-sink';

const linesOf = (file: string): unknown[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as unknown);

test('changes are lines, and after those of each page stands what it leads to', async ({}, testInfo) => {
  const file = testInfo.outputPath('changes.jsonl');
  const sink = await jsonLinesSink(file);
  const source = new ScriptedSource().script('start', [[book(1, 'one', 1)], [gone(2)]], 'A');

  await syncTable(source, sink, books);
  await sink.close();

  expect(linesOf(file)).toEqual([
    {
      table: 'sample_book',
      begins: 'full',
      page: 'start',
      endpoint: 'Web API',
      organization: 'one',
      columns: ['sample_bookid', 'sample_name'],
    },
    { table: 'sample_book', id: idOf(1), version: '1', row: { sample_bookid: idOf(1), sample_name: 'one' } },
    { table: 'sample_book', reading: 'full', page: 'start#2' },
    { table: 'sample_book', id: idOf(2), deleted: true },
    { table: 'sample_book', link: 'A' },
  ]);
});

test('who comes after a killed process cuts its half page off, and goes on', async ({}, testInfo) => {
  const file = testInfo.outputPath('changes.jsonl');
  const source = new ScriptedSource()
    .script('start', [[book(1, 'one', 1)]], 'A')
    .script('A', [[book(2, 'zwei', 2)]], 'B');
  const first = await jsonLinesSink(file);
  await syncTable(source, first, books);
  await first.close();
  appendFileSync(
    file,
    `${JSON.stringify({ table: 'sample_book', id: idOf(2), version: '2', row: {} })}\n{"table":"samp`,
  );

  const second = await jsonLinesSink(file);
  const so = await syncTable(source, second, books);
  await second.close();

  expect(so).toMatchObject({ reading: 'delta', told: 1 });
  expect(linesOf(file).filter(line => JSON.stringify(line).includes(idOf(2)))).toHaveLength(1);
  expect(linesOf(file).at(-1)).toEqual({ table: 'sample_book', link: 'B' });
});

test('a file that is somebody else’s is not touched', async ({}, testInfo) => {
  const file = testInfo.outputPath('notes.txt');
  writeFileSync(file, 'buy milk\n');

  await expect(jsonLinesSink(file)).rejects.toThrow(ReplicaError);
  expect(readFileSync(file, 'utf8')).toBe('buy milk\n');
});

test('two processes do not write one file', async ({}, testInfo) => {
  const file = testInfo.outputPath('changes.jsonl');
  const first = await jsonLinesSink(file);

  await expect(jsonLinesSink(file)).rejects.toThrow('keeps the copy');
  await first.close();
  await (await jsonLinesSink(file)).close();
});

test('a link is not followed from elsewhere, nor by a table with new columns', async ({}, testInfo) => {
  const file = testInfo.outputPath('changes.jsonl');
  const source = new ScriptedSource().script('start', [[book(1, 'one', 1)]], 'A').script('A', [[]], 'A');
  const reasonOf = async (table = books) => {
    const sink = await jsonLinesSink(file);
    const { reading, reason } = await syncTable(source, sink, table).finally(sink.close);
    return reason ?? reading;
  };
  const wider = {
    ...books,
    columns: [...books.columns, { name: 'pages', kind: 'integer', property: 'pages' } as const],
  };

  expect([await reasonOf(), await reasonOf()]).toEqual(['first read', 'delta']);
  expect([await reasonOf(wider), await reasonOf(wider), await reasonOf(books)]).toEqual([
    'new columns',
    'delta',
    'delta',
  ]);
  source.origin = { endpoint: 'Organization Service', organization: 'one' };
  expect([await reasonOf(), await reasonOf()]).toEqual(['other origin', 'delta']);
  source.origin = { ...source.origin, organization: 'two' };
  expect([await reasonOf(), await reasonOf()]).toEqual(['other origin', 'delta']);
});

test('a place that is no file is told as such, and is not locked', async ({}, testInfo) => {
  const folder = testInfo.outputPath('a-folder');
  mkdirSync(folder, { recursive: true });

  await expect(jsonLinesSink(folder)).rejects.toThrow(ReplicaError);
  await expect(jsonLinesSink(folder)).rejects.toThrow('--to wants a file');
});
