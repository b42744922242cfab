import { expect, test } from '@playwright/test';
import { judgeRun } from './judge-run';
import { requirement, type RequirementId } from '../requirements/catalogue';
import type { TestRecord } from '../test-record';
import { attempt, blocked, differing, lookless, skipped, testRecord } from '../testing/record-for-tests';

const failing = { attempts: [differing()] };
const crashing = { attempts: [lookless()] };

const judge = (ids: readonly RequirementId[], tests: readonly TestRecord[], errors: readonly string[] = []) =>
  judgeRun({ requirements: ids.map(requirement), tests, errors: errors.map(what => ({ what })) });
const naming = (id: RequirementId, changes: Partial<TestRecord> = {}) =>
  testRecord({ requirementIds: [id], ...changes });

test('an environment that keeps every MUST is supported', () => {
  const { verdict, reason, totals } = judge(
    ['CT-DELTA-01', 'CT-DELTA-04'],
    [naming('CT-DELTA-01'), naming('CT-DELTA-04')],
  );

  expect(verdict).toBe('supported');
  expect(reason).toBe('All 2 documented requirements hold.');
  expect(totals).toEqual({ passed: 2, failed: 0, skipped: 0, blocked: 0, errors: 0, observed: 0 });
});

test('a failed MUST is not supported, and the reason names it alone', () => {
  const tests = [naming('CT-DELTA-01'), naming('CT-DELTA-04', failing)];
  const { verdict, reason } = judge(['CT-DELTA-01', 'CT-DELTA-04'], tests);

  expect(verdict).toBe('not-supported');
  expect(reason).toContain(`CT-DELTA-04 ("${requirement('CT-DELTA-04').statement}")`);
  expect(reason).not.toContain('CT-DELTA-01');
});

test('a failed MUST decides also when another could not be looked at', () => {
  const tests = [naming('CT-DELTA-04', failing), naming('CT-DELTA-01', crashing)];

  expect(judge(['CT-DELTA-01', 'CT-DELTA-04'], tests).verdict).toBe('not-supported');
});

test('a MUST that nobody could look at is inconclusive, and the reason says what to do', () => {
  const tests = [naming('CT-SOL-01', crashing), naming('CT-DELTA-04', { attempts: [] })];
  const { verdict, reason, totals } = judge(['CT-SOL-01', 'CT-DELTA-04'], tests);

  expect(verdict).toBe('inconclusive');
  expect(reason).toContain('SignInError: the secret is wrong What to do: make a new one.');
  expect(totals).toMatchObject({ errors: 1, blocked: 1, passed: 0 });
});

test('what a run stands on never speaks against the environment: the run is inconclusive, in the same words', () => {
  for (const id of ['CT-SOL-01', 'CT-SOL-02', 'CT-SOL-03', 'CT-KEY-02'] as const) {
    const tests = [naming('CT-DELTA-04'), naming(id, failing)];
    const { verdict, reason, requirements } = judge(['CT-DELTA-04', id], tests);

    expect(verdict).toBe('inconclusive');
    expect(reason).toContain('expect(received)');
    expect(requirements[1]).toMatchObject({ id, outcome: 'error' });
  }
});

test('one blocked MUST is inconclusive though all others passed', () => {
  const waiting = naming('CT-DELTA-04', { attempts: [blocked('no deleted book, see 3-mutation')] });
  const { verdict, reason } = judge(['CT-DELTA-01', 'CT-DELTA-04'], [naming('CT-DELTA-01'), waiting]);

  expect(verdict).toBe('inconclusive');
  expect(reason).toContain('no deleted book, see 3-mutation');
});

test('the error behind blocked requirements is named though it happened to an observation', () => {
  const tests = [naming('CT-OBS-01', crashing), naming('CT-SOL-01', { attempts: [attempt({ status: 'skipped' })] })];
  const { verdict, reason, requirements } = judge(['CT-OBS-01', 'CT-SOL-01'], tests);

  expect(verdict).toBe('inconclusive');
  expect(reason).toContain('SignInError');
  expect(requirements.map(({ outcome }) => outcome)).toEqual(['error', 'blocked']);
});

test('a failed SHOULD is a warning', () => {
  const tests = [naming('CT-DELTA-01'), naming('CT-DELTA-06', failing)];
  const { verdict, reason, totals } = judge(['CT-DELTA-01', 'CT-DELTA-06'], tests);

  expect(verdict).toBe('supported');
  expect(reason).toContain('warning: CT-DELTA-06 does not hold');
  expect(totals.failed).toBe(1);
});

test('an observation is reported, and a crash in one decides nothing', () => {
  const evidence = [{ kind: 'observed', requirement: 'CT-OBS-01', seen: '7 days' }] as const;
  const tests = [
    naming('CT-DELTA-01'),
    naming('CT-OBS-01', { attempts: [attempt({ evidence })] }),
    naming('CT-OBS-02', failing),
  ];
  const { verdict, requirements } = judge(['CT-DELTA-01', 'CT-OBS-01', 'CT-OBS-02'], tests);

  expect(verdict).toBe('supported');
  expect(requirements[1]).toMatchObject({ outcome: 'observed', observed: '7 days', reason: null });
  expect(requirements[2]).toMatchObject({ outcome: 'error', observed: null });
});

test('a failure that belongs to no requirement is inconclusive, not green', () => {
  const tests = [naming('CT-DELTA-01'), testRecord({ title: 'housekeeping', ...failing })];
  const { verdict, reason } = judge(['CT-DELTA-01'], tests);

  expect(verdict).toBe('inconclusive');
  expect(reason).toContain('"housekeeping"');
});

test('an error outside of any test is inconclusive', () => {
  const { verdict, reason } = judge(['CT-DELTA-01'], [naming('CT-DELTA-01')], ['Error: the emulator did not start']);

  expect(verdict).toBe('inconclusive');
  expect(reason).toContain('the emulator did not start');
});

test('a run that ended before its tests blocks every requirement', () => {
  const { verdict, totals } = judge(['CT-DELTA-01', 'CT-OBS-01'], [], ['SettingsError: AZURE_CLIENT_ID is not set']);

  expect(verdict).toBe('inconclusive');
  expect(totals).toMatchObject({ blocked: 2, skipped: 0 });
});

test('nothing looked at is inconclusive', () => {
  expect(judge(['CT-DELTA-01'], []).verdict).toBe('inconclusive');
});

test('requirements that a spec skips are counted and named', () => {
  const left = naming('CT-SOL-03', { attempts: [skipped('not today')] });
  const { verdict, reason } = judge(['CT-DELTA-01', 'CT-SOL-03'], [naming('CT-DELTA-01'), left]);

  expect(verdict).toBe('supported');
  expect(reason).toContain('1 was not checked (CT-SOL-03)');
});

test('requirements that do not apply are told with what they lack, apart from those that were left out', () => {
  const lacking = attempt({
    status: 'skipped',
    skipReason: 'nobody',
    evidence: [{ kind: 'lacks', precondition: 'second user', why: 'the settings name none' }],
  });
  const tests = [naming('CT-DELTA-01'), naming('CT-ACC-03', { attempts: [lacking] }), naming('CT-WRITE-02')];
  const left = naming('CT-WRITE-03', { attempts: [skipped('not today')] });
  const ids = ['CT-DELTA-01', 'CT-ACC-03', 'CT-WRITE-02', 'CT-WRITE-03'] as const;
  const { verdict, reason, requirements } = judge(ids, [...tests, left]);

  expect(verdict).toBe('supported');
  expect(reason).toBe(
    'The 2 documented requirements that were checked hold, 1 was not checked (CT-WRITE-03), ' +
      '1 does not apply here (CT-ACC-03), for want of: second user.',
  );
  expect(
    requirements.map(({ outcome, preconditions: [one] = [] }) => [outcome, one?.name, one?.holds, one?.why]),
  ).toEqual([
    ['passed', undefined, undefined, undefined],
    ['skipped', 'second user', false, 'the settings name none'],
    ['passed', '$batch', true, null],
    ['skipped', '$batch', null, null],
  ]);
});

test('what nobody asked for is listed as not applicable, and takes nothing from what holds', () => {
  const lacking = attempt({
    status: 'skipped',
    evidence: [{ kind: 'lacks', precondition: 'many rows', why: 'SCALE_ROWS is not set' }],
  });
  const tests = [naming('CT-DELTA-01'), naming('CT-SCALE-01', { attempts: [lacking] })];
  const { verdict, reason, requirements } = judge(['CT-DELTA-01', 'CT-SCALE-01'], tests);

  expect([verdict, reason]).toEqual(['supported', 'All 1 documented requirements hold.']);
  expect(requirements[1]).toMatchObject({
    outcome: 'skipped',
    reason: 'Not applicable here: SCALE_ROWS is not set',
    preconditions: [
      { name: 'many rows', holds: false },
      { name: 'bulk operations', holds: null },
    ],
  });
});

test('the worst of several tests decides a requirement, and a passed one outweighs a skipped one', () => {
  const left = naming('CT-INIT-02', { attempts: [skipped('no second page')] });

  const [worst] = judge(['CT-INIT-02'], [naming('CT-INIT-02'), naming('CT-INIT-02', failing), left]).requirements;
  expect(worst?.outcome).toBe('failed');
  expect(worst?.reason).toContain('Expected: 1');
  expect(worst?.tests).toHaveLength(3);
  expect(judge(['CT-INIT-02'], [left, naming('CT-INIT-02')]).requirements[0]?.outcome).toBe('passed');
});

test('a MUST that failed once and passed in a retry is not supported, and each attempt is told', () => {
  const flaky = naming('CT-ORG-01', { attempts: [differing(), attempt()] });
  const { verdict, requirements } = judge(['CT-DELTA-01', 'CT-ORG-01'], [naming('CT-DELTA-01'), flaky]);

  expect(verdict).toBe('not-supported');
  expect(requirements[1]).toMatchObject({
    outcome: 'failed',
    tests: [{ outcome: 'failed', attempts: ['failed', 'passed'] }],
  });
});

test('the longest time that deltas took to come to rest is told, and none where the first was enough', () => {
  const settled = (afterMs: number) => attempt({ evidence: [{ kind: 'settled', afterMs }] });
  const tests = [
    naming('CT-DELTA-02', { attempts: [settled(250)] }),
    naming('CT-DELTA-02', { attempts: [settled(1_200)] }),
    naming('CT-DELTA-04'),
  ];

  const { requirements } = judge(['CT-DELTA-02', 'CT-DELTA-04'], tests);

  expect(requirements[0]).toMatchObject({ outcome: 'passed', settledAfterMs: 1_200 });
  expect(requirements[1]).not.toHaveProperty('settledAfterMs');
});
