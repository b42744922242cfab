import { expect, test } from '@playwright/test';
import { judgeRun } from '../judge/judge-run';
import { requirement, type RequirementId } from '../requirements/catalogue';
import type { Attempt } from '../test-record';
import { attempt, differing, lookless, testRecord } from '../testing/record-for-tests';
import { verdictOn } from '../testing/verdict-for-tests';
import type { Verdict } from '../verdict-schema';
import { mergeVerdicts, type ReadShard } from './merge-verdicts';

type Ends = Partial<Record<RequirementId, Attempt>>;

const catalogue = (['CT-DELTA-02', 'CT-DELTA-04', 'CT-OBS-01', 'CT-WEATHER-01'] as const).map(requirement);
const observed = (seen: string): Attempt =>
  attempt({ evidence: [{ kind: 'observed', requirement: 'CT-OBS-01', seen }] });

/** A shard of two, with a test for each requirement that is named, which ends so. */
function shard(current: number, ends: Ends, changes: Partial<Verdict> = {}, knownFailures: string[] = []): ReadShard {
  const tests = catalogue.flatMap(({ id }) => {
    const end = ends[id];
    return end === undefined
      ? []
      : [testRecord({ title: `${id} in ${current}`, requirementIds: [id], attempts: [end] })];
  });
  const scope = { kind: 'shard', current, total: 2 } as const;
  const judged = judgeRun({ requirements: catalogue, tests, errors: [], profile: 'full', scope, knownFailures });
  return { place: `shard-${current}`, verdict: { ...verdictOn([]), ...judged, ...changes } };
}

const outcomesIn = ({ requirements }: Verdict): Record<string, string> =>
  Object.fromEntries(requirements.map(({ id, outcome }) => [id, outcome]));

test('a shard alone is partial, all of them together are supported', () => {
  const first = shard(1, { 'CT-DELTA-02': attempt(), 'CT-OBS-01': observed('7 days') });
  const second = shard(2, { 'CT-DELTA-04': attempt() });
  expect([first, second].map(({ verdict }) => verdict.verdict)).toEqual(['partial', 'partial']);

  const merged = mergeVerdicts([second, first]);

  expect(merged).toMatchObject({
    verdict: 'supported',
    reason: 'All 2 documented requirements hold.',
    totals: { passed: 2, observed: 2 },
  });
  expect(merged).not.toHaveProperty('scope');
  expect(outcomesIn(merged)).toMatchObject({
    'CT-DELTA-02': 'passed',
    'CT-DELTA-04': 'passed',
    'CT-OBS-01': 'observed',
  });
});

test('a missing shard is inconclusive and named, unless something failed in another', () => {
  const first = shard(1, { 'CT-DELTA-02': attempt() });

  expect(mergeVerdicts([first])).toMatchObject({
    verdict: 'inconclusive',
    reason: expect.stringMatching(/: Shard 2 of 2 is missing\. What to do: run them/),
  });
  expect(mergeVerdicts([shard(1, { 'CT-DELTA-02': differing() })])).toMatchObject({ verdict: 'not-supported' });
});

test('a requirement that tests of several shards check is as the worst of them has it, with all its tests', () => {
  const merged = mergeVerdicts([
    shard(1, { 'CT-DELTA-02': attempt(), 'CT-DELTA-04': attempt() }),
    shard(2, { 'CT-DELTA-02': attempt(), 'CT-DELTA-04': differing('Error: two came') }),
  ]);

  expect(merged.verdict).toBe('not-supported');
  const deletion = merged.requirements.find(({ id }) => id === 'CT-DELTA-04');
  expect(deletion).toMatchObject({ outcome: 'failed', reason: 'Error: two came', kind: 'not-supported' });
  expect(deletion?.tests.map(({ title, outcome }) => [title, outcome])).toEqual([
    ['CT-DELTA-04 in 1', 'passed'],
    ['CT-DELTA-04 in 2', 'failed'],
  ]);
});

test('a shard that could not look makes all of it inconclusive, and says why', () => {
  const blind = shard(2, { 'CT-DELTA-04': lookless() });

  const merged = mergeVerdicts([shard(1, { 'CT-DELTA-02': attempt() }), blind]);

  expect(merged.verdict).toBe('inconclusive');
  expect(merged.reason).toBe(
    'The run could not look at everything that decides: Shard 2 of 2: SignInError: the secret is wrong What to do: make a new one.',
  );
});

test('what several shards observed is told once each, and "never" not beside what one of them met', () => {
  const what = requirement('CT-WEATHER-01').metInPassing;
  if (what === undefined) throw new Error('It is about something that any test may meet.');
  const met = attempt({ evidence: [{ kind: 'overcame', what, seen: 'busy', afterMs: 900 }] });

  const merged = mergeVerdicts([
    shard(1, { 'CT-DELTA-02': attempt(), 'CT-OBS-01': observed('7 days') }),
    shard(2, { 'CT-DELTA-04': met, 'CT-OBS-01': observed('7 days') }),
  ]);

  const said = new Map(merged.requirements.map(one => [one.id, one.observed]));
  expect(said.get('CT-OBS-01')).toBe('7 days');
  expect(said.get('CT-WEATHER-01')).toBe('busy: once, for 1 s at most');
});

test('what the shards took their time for is one picture, in the order in which it began', () => {
  const span = (name: string, second: number) => ({
    name,
    startedAt: `2026-01-01T00:00:0${second}.000Z`,
    durationMs: 9,
  });

  const merged = mergeVerdicts([
    shard(1, { 'CT-DELTA-02': attempt() }, { timeline: [span('import', 1), span('seed', 5)] }),
    shard(2, { 'CT-DELTA-04': attempt() }, { timeline: [span('import', 3)] }),
  ]);

  expect(merged.timeline?.map(({ name }) => name)).toEqual(['1: import', '2: import', '1: seed']);
});

test('known failures of a baseline are known of the whole too', () => {
  const known = ['CT-DELTA-04'];
  const merged = mergeVerdicts([
    shard(1, { 'CT-DELTA-02': attempt() }, {}, known),
    shard(2, { 'CT-DELTA-04': differing() }, {}, known),
  ]);

  expect(merged).toMatchObject({ verdict: 'supported', knownFailures: [{ id: 'CT-DELTA-04', holds: false }] });
});

test('what does not belong together is not merged', () => {
  const first = shard(1, { 'CT-DELTA-02': attempt() });
  const other = (changes: Partial<Verdict>): ReadShard => shard(2, { 'CT-DELTA-04': attempt() }, changes);
  const elsewhere = { ...first.verdict.environment, url: 'https://fabrikam.crm.dynamics.com/' };

  expect(() => mergeVerdicts([])).toThrow('nothing to merge');
  expect(() => mergeVerdicts([first, { place: 'x', verdict: verdictOn([testRecord()]) }])).toThrow('x is no shard');
  expect(() => mergeVerdicts([first, { ...first, place: 'again' }])).toThrow('both are shard 1');
  expect(() => mergeVerdicts([first, other({ scope: { kind: 'shard', current: 2, total: 3 } })])).toThrow('number of');
  expect(() => mergeVerdicts([first, other({ profile: 'core' })])).toThrow('the profile (full and core)');
  expect(() => mergeVerdicts([first, other({ tool: { name: 'tool', version: '9' } })])).toThrow('version of the suite');
  expect(() => mergeVerdicts([first, other({ environment: elsewhere })])).toThrow('the environment (');
});

test('shards with an emulator each are of one run', () => {
  const at = (url: string) => ({ environment: { ...verdictOn([]).environment, kind: 'emulator' as const, url } });

  const merged = mergeVerdicts([
    shard(1, { 'CT-DELTA-02': attempt() }, at('https://localhost:1/')),
    shard(2, { 'CT-DELTA-04': attempt() }, at('https://localhost:2/')),
  ]);

  expect(merged.verdict).toBe('supported');
});
