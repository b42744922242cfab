import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { FullConfig, FullResult, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import ReliabilityReporter from './reliability-reporter';
import { noteSurvival, survivalsIn, type Survival } from './survival';
import { readSurvivals, renderSurvivals, type Row } from './survival-page';

const lost: Survival = { area: 'Lost answers', fault: 'the answer to a write', tried: 3, survived: 3 };
const killed: Survival = { area: 'Killed runs', fault: 'a kill in the midst of an import', tried: 9, survived: 8 };
const row = (survival: Survival, file = 'helpers/x.test.ts'): Row => ({ ...survival, file });

type Run = {
  readonly page?: readonly Row[];
  readonly merged?: boolean;
  readonly tests?: readonly (readonly Survival[] | 'skipped')[];
  readonly status?: FullResult['status'];
  readonly write?: boolean;
  readonly argv?: readonly string[];
};

/** What the reporter says of a run of `helpers/x.test.ts`, whose tests note these rows, and the page after it. */
async function runReporter({
  page = [],
  merged = false,
  tests = [],
  status = 'passed',
  write = false,
  argv = [],
}: Run) {
  const root = test.info().outputPath('root');
  mkdirSync(path.join(root, 'docs'), { recursive: true });
  mkdirSync(path.join(root, 'helpers'), { recursive: true });
  for (const name of ['x', 'y']) writeFileSync(path.join(root, `helpers/${name}.test.ts`), '');
  const file = path.join(root, 'docs/reliability.md');
  writeFileSync(file, merged ? page.map(one => renderSurvivals([one])).join('') : renderSurvivals(page));
  const cases = tests.map(noted => {
    const annotations: TestResult['annotations'] = [];
    for (const survival of noted === 'skipped' ? [] : noted) noteSurvival({ annotations }, survival);
    const location = { file: path.join(root, 'helpers/x.test.ts'), line: 1, column: 1 };
    return {
      testCase: { location, repeatEachIndex: 0 } as TestCase,
      result: { status: noted === 'skipped' ? 'skipped' : 'passed', annotations } as TestResult,
    };
  });
  const reporter = new ReliabilityReporter({
    root,
    write,
    argv: ['node', 'playwright', 'test', ...argv],
    say: () => undefined,
  });
  reporter.onBegin({} as FullConfig, { allTests: () => cases.map(({ testCase }) => testCase) } as Suite);
  for (const { testCase, result } of cases) reporter.onTestEnd(testCase, result);
  const end = await reporter.onEnd({ status } as FullResult);
  return { ...end, rows: readSurvivals(readFileSync(file, 'utf8')) };
}

test('a page is read as it was written, by area', () => {
  const page = renderSurvivals([row(lost), row(killed)]);

  expect(readSurvivals(page)).toEqual([row(killed), row(lost)]);
  expect(page).toContain('| a kill in the midst of an import | 9 | 8 | [helpers/x.test.ts](../helpers/x.test.ts) |');
});

test('a run that counts what the page says passes; one that counts something else fails', async () => {
  const page = [row(lost)];
  const others = [row(lost), row(killed, 'helpers/y.test.ts')];

  expect(await runReporter({ page, tests: [[lost]] })).toEqual({ rows: page });
  expect(await runReporter({ page: others, tests: [[lost]], merged: true })).toEqual({ rows: others });
  expect(await runReporter({ page, tests: [[{ ...lost, survived: 2 }]] })).toEqual({ status: 'failed', rows: page });
  expect(await runReporter({ page, tests: [[lost, killed]] })).toEqual({ status: 'failed', rows: page });
  expect(await runReporter({ page: [...page, row(killed)], tests: [[lost]] }), 'no test notes it').toMatchObject({
    status: 'failed',
  });
  expect(await runReporter({ page: [row(lost, 'helpers/gone.test.ts')] })).toMatchObject({ status: 'failed' });
});

test('what a run did not look at says nothing', async () => {
  const page = [row(killed, 'helpers/y.test.ts'), row(lost)];

  expect(await runReporter({ page, tests: [[lost]] })).toEqual({ rows: page });
  expect(await runReporter({ page, tests: ['skipped'] })).toEqual({ rows: page });
  for (const argv of [['-g', 'x'], ['helpers/x.test.ts:3'], ['--shard=1/2']]) {
    expect(await runReporter({ page, tests: [[]], argv })).toEqual({ rows: page });
  }
  expect(await runReporter({ page, tests: [[]], argv: ['helpers'] })).toMatchObject({ status: 'failed' });
});

test('writing takes what was counted, adds up a fault of several tests, and keeps the rows of other files', async () => {
  const page = [row(killed, 'helpers/y.test.ts'), row(lost)];
  const tests = [[{ ...lost, tried: 4 }], [lost]];

  expect((await runReporter({ page, tests, write: true })).rows).toEqual([
    row(killed, 'helpers/y.test.ts'),
    row({ ...lost, tried: 7, survived: 6 }),
  ]);
  expect((await runReporter({ page, tests, write: true, status: 'failed' })).rows).toEqual(page);
});

test('a row that cannot stand in the page is refused', () => {
  for (const wrong of [{ survived: 4 }, { tried: 0, survived: 0 }, { fault: 'a | b' }, { tried: 1.5 }]) {
    expect(() => noteSurvival(test.info(), { ...lost, ...wrong }), JSON.stringify(wrong)).toThrow('is no row of');
  }
  expect(survivalsIn(test.info().annotations)).toEqual([]);
});
