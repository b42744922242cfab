import { expect, test } from '@playwright/test';
import { judgeRun } from './judge-run';
import { requirement, type RequirementId, requirements } from '../requirements/catalogue';
import type { Attempt, TestRecord } from '../test-record';
import { attempt, blocked, differing, lookless, skipped, testRecord } from '../testing/record-for-tests';
import type { Scope, Verdict } from '../verdict-schema';

const naming = (id: RequirementId, one: Attempt = attempt()): TestRecord =>
  testRecord({ requirementIds: [id], attempts: [one] });

/** The verdict on these alone, by a run that was narrowed to something. */
const judge = (tests: readonly TestRecord[], scope: Scope): Pick<Verdict, 'verdict' | 'reason' | 'kind'> =>
  judgeRun({ requirements, tests, errors: [], scope });

const asked = (...ids: RequirementId[]): Scope => ({ kind: 'requirements', ids });
const filter: Scope = { kind: 'filter', arguments: ['--grep', 'deletion'] };

test('a requirement that was asked for and holds says so, and of nothing else', () => {
  expect(judge([naming('CT-DELTA-04')], asked('CT-DELTA-04'))).toMatchObject({
    verdict: 'partial',
    reason: 'CT-DELTA-04 holds. Only this was looked at.',
  });
  expect(judge([naming('CT-DELTA-04'), naming('CT-KEY-01')], asked('CT-KEY-01', 'CT-DELTA-04'))).toMatchObject({
    verdict: 'partial',
    reason: 'CT-KEY-01 and CT-DELTA-04 hold. Only these were looked at.',
  });
});

test('what fails on the way to what was asked for is named, and does not decide', () => {
  const tests = [naming('CT-DELTA-02'), naming('CT-DELTA-04', differing()), naming('CT-SOL-03', lookless())];

  expect(judge(tests, asked('CT-DELTA-02'))).toMatchObject({
    verdict: 'partial',
    reason: 'CT-DELTA-02 holds. Only this was looked at. CT-SOL-03 and CT-DELTA-04 did not hold on the way.',
  });
  expect(judge(tests, asked('CT-DELTA-04'))).toMatchObject({ verdict: 'not-supported', kind: 'not-supported' });
});

for (const [what, one, words] of [
  ['could not be looked at', lookless(), 'SignInError: the secret is wrong'],
  ['was blocked', blocked('no deleted book'), 'no deleted book'],
  ['was skipped', skipped('not here'), 'CT-DELTA-04 was not looked at: not here'],
] as const) {
  test(`a requirement that was asked for and ${what} is inconclusive`, () => {
    const { verdict, reason } = judge(
      [naming('CT-DELTA-02'), naming('CT-DELTA-04', one)],
      asked('CT-DELTA-02', 'CT-DELTA-04'),
    );

    expect(verdict).toBe('inconclusive');
    expect(reason).toContain(words);
  });
}

test('a requirement that was asked for and no test of the run names is inconclusive, of whatever level', () => {
  for (const id of ['CT-DELTA-04', 'CT-DELTA-06', 'CT-OBS-01'] as const) {
    expect(judge([naming('CT-DELTA-02')], asked('CT-DELTA-02', id)).verdict).toBe('inconclusive');
  }
});

test('who asks for a warning or an observation is told what came of it', () => {
  const evidence = [{ kind: 'observed', requirement: 'CT-OBS-01', seen: '7 days' }] as const;

  expect(judge([naming('CT-OBS-01', attempt({ evidence }))], asked('CT-OBS-01'))).toMatchObject({
    verdict: 'partial',
    reason: 'CT-OBS-01 was observed: 7 days. Only this was looked at.',
  });
  expect(judge([naming('CT-DELTA-06', differing())], asked('CT-DELTA-06'))).toMatchObject({
    ...{ verdict: 'partial', kind: 'warning' },
    reason: 'CT-DELTA-06 does not hold, which is a warning. Only this was looked at.',
  });
});

test('a run that a filter or a shard narrowed says how much it looked at, and never that all is well', () => {
  const all = requirements.filter(({ level, untested }) => level === 'MUST' && untested === undefined);
  const must = all.length;
  const shard: Scope = { kind: 'shard', current: 1, total: 3 };

  expect(judge([naming('CT-DELTA-04')], filter)).toMatchObject({
    verdict: 'partial',
    reason: `What was looked at holds, 1 of ${must} documented requirements. Of the rest nothing is said.`,
  });
  expect(
    judge(
      all.map(({ id }) => naming(id)),
      shard,
    ),
  ).toMatchObject({
    verdict: 'partial',
    reason: expect.stringMatching(/^What shard 1 of 3 looked at holds/),
  });
});

test('a part fails as the whole does', () => {
  for (const scope of [filter, { kind: 'shard', current: 2, total: 2 } as const]) {
    expect(judge([naming('CT-DELTA-04', differing())], scope).verdict).toBe('not-supported');
    expect(judge([naming('CT-DELTA-04', lookless())], scope).verdict).toBe('inconclusive');
    expect(judge([], scope).verdict).toBe('inconclusive');
  }
});

test('a run that nobody narrowed and that lacks a MUST of its profile all the same is a part', () => {
  const ids = ['CT-DELTA-04', 'CT-TAB-02'] as const;
  const verdictOf = (profile: 'smoke' | 'core') =>
    judgeRun({ requirements: ids.map(requirement), tests: [naming('CT-DELTA-04')], errors: [], profile });

  expect(verdictOf('core').verdict).toBe('partial');
  expect(verdictOf('smoke')).toMatchObject({
    verdict: 'supported',
    reason: '1 of 2 documented requirements were checked and hold: the profile smoke looks at no more.',
  });
});

test('a run that was stopped between two tests of a requirement has not looked at it', () => {
  const ids = ['CT-DELTA-04', 'CT-TAB-02'] as const;
  const unrun = (...attempts: Attempt[]) => [
    ...ids.map(id => naming(id)),
    testRecord({ requirementIds: ['CT-DELTA-04'], attempts }),
  ];

  // Playwright reports some of the tests that it did not come to, and others not at all.
  for (const tests of [unrun(), unrun(attempt({ status: 'skipped' }))]) {
    const { verdict, reason } = judgeRun({ requirements: ids.map(requirement), tests, errors: [] });

    expect(verdict).toBe('inconclusive');
    expect(reason).toContain('the run was stopped before it');
  }
});

test('the kind of what was in the way is that of the verdict', () => {
  const kindOf = (one: Attempt) => judge([naming('CT-DELTA-04', one)], filter).kind;
  const because = (of: 'refused' | 'suite') =>
    attempt({ status: 'failed', evidence: [{ kind: 'could-not-look', error: 'Error: x', because: of }] });

  expect([kindOf(because('refused')), kindOf(because('suite')), kindOf(lookless())]).toEqual([
    'refused',
    'suite',
    'could-not-look',
  ]);
  const [outcome] = judgeRun({
    requirements: [requirement('CT-DELTA-04')],
    tests: [naming('CT-DELTA-04', because('refused'))],
    errors: [],
  }).requirements;
  expect(outcome).toMatchObject({ kind: 'refused', tests: [{ kind: 'refused' }] });
  expect(judgeRun({ requirements, tests: [], errors: [{ what: 'no', because: 'refused' }] }).kind).toBe('refused');
});
