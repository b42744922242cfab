import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { readXml } from '../../dataverse/xml/read-xml';
import { writeXml } from '../../dataverse/xml/write-xml';
import { writeJunit } from '../../verdict/reporters/junit/write-junit';
import { readVerdict } from '../../verdict/reporters/write-verdict';
import { testRecord } from '../../verdict/testing/record-for-tests';
import { verdictOn } from '../../verdict/testing/verdict-for-tests';
import type { Verdict } from '../../verdict/verdict-schema';
import { runMerge } from './run-merge';

const shard = (current: number): Verdict => ({
  ...verdictOn([testRecord()]),
  ...{ verdict: 'partial', scope: { kind: 'shard', current, total: 2 } },
});

/** A reports folder with this verdict, and Allure results of these names. */
function folderWith(name: string, verdict: unknown, ...results: string[]): string {
  const folder = test.info().outputPath(name);
  mkdirSync(path.join(folder, 'allure-results'), { recursive: true });
  writeFileSync(path.join(folder, 'verdict.json'), typeof verdict === 'string' ? verdict : JSON.stringify(verdict));
  for (const result of results) writeFileSync(path.join(folder, 'allure-results', result), '{}');
  return folder;
}

async function merge(...args: string[]) {
  const reports = test.info().outputPath('merged');
  const resultsAtHand: string[] = [];
  let printed = '';
  const output = { write: (text: string) => (printed += text), columns: 120 };
  const status = await runMerge([...args, '--reports', reports], {}, output, (_root, folder) => {
    resultsAtHand.push(...readdirSync(path.join(folder, 'allure-results')));
    return Promise.resolve('the page');
  });
  return { status, reports, resultsAtHand, printed };
}

test('shards become one verdict in a folder of their own, and one report of all their results', async () => {
  const folders = [
    folderWith('one', shard(1), 'a-result.json', 'run-globals.json'),
    folderWith('two', shard(2), 'b-result.json', 'b-attachment.txt'),
  ];

  const { status, reports, resultsAtHand, printed } = await merge(...folders);

  expect(status).toBe(0);
  expect(printed).toMatch(/\nVerdict: supported\n[^]*\n {2}Report: {2}the page\n$/);
  expect(readVerdict(reports)).toMatchObject({ verdict: 'supported' });
  expect(resultsAtHand.toSorted()).toEqual(['a-result.json', 'b-attachment.txt', 'b-result.json']);
});

/** The tests that a folder's `junit.xml` has, and what it counts. */
function testResultsIn(folder: string) {
  const root = readXml(readFileSync(path.join(folder, 'junit.xml'), 'utf8'));
  const cases = [...root.descendants()].filter(({ element }) => element.name === 'testcase');
  const names = cases.map(({ element }) => element.attributes.get('name'));
  return { names, tests: root.attributes.get('tests'), errors: root.attributes.get('errors'), text: writeXml(root) };
}

function withTestResults(folder: string, title: string): string {
  const tests = [testRecord({ title })];
  writeJunit({ tests, errors: [], startedAt: new Date(0), durationMs: 5 }, { folder, env: {} });
  return folder;
}

test('the tests of all shards are one file for a pipeline', async () => {
  const folders = [1, 2].map(n => withTestResults(folderWith(`${n}`, shard(n), `${n}-result.json`), `test ${n}`));

  const { reports } = await merge(...folders);

  expect(testResultsIn(reports)).toMatchObject({ names: ['test 1', 'test 2'], tests: '2', errors: '0' });
});

test('a shard that is missing, and one without its tests, are errors in that file', async () => {
  const first = withTestResults(folderWith('one', shard(1), 'a-result.json'), 'test 1');

  const alone = testResultsIn((await merge(first)).reports);
  expect(alone).toMatchObject({ names: ['test 1', 'error 1 outside of any test'], tests: '2', errors: '1' });
  expect(alone.text).toContain('Shard 2 of 2 is missing');

  const second = folderWith('two', shard(2));
  const both = testResultsIn((await merge(first, second)).reports);
  expect(both).toMatchObject({ tests: '2', errors: '1', text: expect.stringContaining('two has no junit.xml that') });

  writeFileSync(path.join(second, 'junit.xml'), '<testsuites');
  expect(testResultsIn((await merge(first, second)).reports)).toEqual(both);
});

test('where a shard is missing the exit status is 2', async () => {
  expect(await merge(folderWith('two', shard(2), 'b-result.json'))).toMatchObject({ status: 2 });
});

test('what cannot be merged is refused before anything is written', async () => {
  const good = folderWith('one', shard(1));
  const reports = test.info().outputPath('merged');

  await expect(merge(good, folderWith('cut', '{ "schemaVersion"'))).rejects.toThrow('is damaged');
  await expect(merge(good, folderWith('other', { ...shard(2), later: 1 }))).rejects.toThrow('cannot be merged');
  await expect(merge(good, test.info().outputPath('none'))).rejects.toThrow('cannot be read');
  await expect(merge(good, folderWith('whole', verdictOn([testRecord()])))).rejects.toThrow('is no shard');
  await expect(merge(good, reports)).rejects.toThrow('would be written over');
  await expect(merge()).rejects.toThrow('nothing to merge');
  expect(existsSync(reports)).toBe(false);
});
