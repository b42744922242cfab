import { expect, test } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { attempt, skipped, testRecord } from '../testing/record-for-tests';
import type { TestRecord } from '../test-record';
import { timelineOf } from './timeline';
import { timelineSvg } from './timeline-svg';

const ran = (startedAt: number, lasting: number): Partial<TestRecord> => ({ startedAt, endedAt: startedAt + lasting });
const setUp = (id: TestRecord['requirementIds'][number], ...when: [number, number]): TestRecord =>
  testRecord({ project: 'solution', file: 'specs/solution.setup.ts', requirementIds: [id], ...ran(...when) });
const stage = (file: string, startedAt: number, lasting: number, changes: Partial<TestRecord> = {}): TestRecord =>
  testRecord({ project: 'scenario', file: `specs/scenario/${file}`, ...ran(startedAt, lasting), ...changes });

const signingIn = (startedAt: number) => attempt({ evidence: [{ kind: 'signed-in', startedAt, durationMs: 80 }] });
const settling = attempt({ evidence: [{ kind: 'settled', afterMs: 500 }] });

const tests: readonly TestRecord[] = [
  { ...setUp('CT-OBS-01', 1_000, 100), attempts: [signingIn(1_010)] },
  setUp('CT-SOL-01', 1_100, 4_000),
  setUp('CT-KEY-02', 5_200, 1_000),
  setUp('CT-OBS-03', 6_200, 300),
  stage('1-seeding.spec.ts', 7_000, 200),
  stage('2-initial-token.spec.ts', 7_300, 100),
  stage('2b-initial-data-token.spec.ts', 7_500, 50),
  stage('3-mutation.spec.ts', 7_600, 100),
  stage('4-delta.spec.ts', 7_800, 700, { attempts: [settling] }),
  stage('4-delta.spec.ts', 8_500, 10, { attempts: [settling] }),
  testRecord({ ...ran(6_900, 10), attempts: [signingIn(6_900)] }),
  testRecord({ ...ran(9_000, 1_000) }),
  testRecord({ project: 'teardown', file: 'specs/solution.teardown.ts', ...ran(10_100, 900) }),
];

test('each part of a run is told in its order, from its first test to the end of its last', () => {
  expect(timelineOf(tests)).toEqual([
    { name: 'sign-in', startedAt: 1_010, durationMs: 80 },
    { name: 'import', startedAt: 1_100, durationMs: 4_000 },
    { name: 'index', startedAt: 5_200, durationMs: 1_000 },
    { name: 'readiness', startedAt: 6_200, durationMs: 300 },
    { name: 'conformance', startedAt: 6_900, durationMs: 3_100 },
    { name: 'seed', startedAt: 7_000, durationMs: 200 },
    { name: 'token', startedAt: 7_300, durationMs: 250 },
    { name: 'mutation', startedAt: 7_600, durationMs: 100 },
    { name: 'delta', startedAt: 7_800, durationMs: 710 },
    { name: 'settle', startedAt: 8_000, durationMs: 500 },
    { name: 'teardown', startedAt: 10_100, durationMs: 900 },
  ]);
});

test('parts that did not begin, or were skipped, are left out', () => {
  const adopted = { ...setUp('CT-SOL-01', 1_100, 5), attempts: [skipped('the solution was there')] };

  expect(timelineOf([adopted, testRecord({ attempts: [] })])).toEqual([]);
});

test('each stage of the scenario is a part', () => {
  for (const file of readdirSync('specs/scenario')) expect(timelineOf([stage(file, 1, 1)]), file).toHaveLength(1);
});

test('the picture has a bar as long as each part took, and its length in words', () => {
  const svg = timelineSvg(
    [
      { name: 'import <1>', startedAt: 0, durationMs: 60_000 },
      { name: 'teardown', startedAt: 90_000, durationMs: 30_000 },
      { name: 'nothing', startedAt: 120_000, durationMs: 0 },
    ],
    'Run a1b2c3d4',
  );

  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).toContain('>Run a1b2c3d4: 2 min 0 s</text>');
  expect(svg).toContain('>import &lt;1&gt;</text>');
  const bars = [...svg.matchAll(/<rect x="([\d.]+)" y="\d+" width="([\d.]+)"/g)].map(([, x, width]) => [
    Number(x),
    Number(width),
  ]);
  expect(bars).toEqual([
    [110, 380],
    [680, 190],
    [870, 2],
  ]);
  expect(svg).toContain('>30.0 s</text>');
});
