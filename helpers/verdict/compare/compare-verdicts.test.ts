import { expect, test } from '@playwright/test';
import { compareVerdicts } from './compare-verdicts';
import { comparisonSchema } from './comparison-schema';
import { isSameObservation } from './same-observation';
import { outlined, outlineOf, seen } from './testing/outline-for-tests';

const ids = (some: readonly { readonly id: string }[]): string[] => some.map(({ id }) => id);
const failed = (id: string, reason = 'it came twice') => outlined(id, { outcome: 'failed', reason });

test('what held and fails is worse, the other way round it is better, and the worse decides', () => {
  const a = outlineOf([outlined('CT-A-1'), failed('CT-A-2'), outlined('CT-A-3'), failed('CT-A-4')]);
  const b = outlineOf([failed('CT-A-1'), outlined('CT-A-2'), outlined('CT-A-3'), failed('CT-A-4', 'in other words')]);

  const comparison = compareVerdicts(a, b);

  expect(ids(comparison.worse)).toEqual(['CT-A-1']);
  expect(ids(comparison.better)).toEqual(['CT-A-2']);
  expect(comparison).toMatchObject({ status: 1, reason: 'Something got worse: CT-A-1.', inCommon: 4 });
  expect(comparison.worse[0]).toMatchObject({ a: { outcome: 'passed' }, b: { said: 'it came twice' } });
  expect(compareVerdicts(b, b)).toMatchObject({ status: 0, reason: 'Nothing got worse.' });
  expect(comparisonSchema.parse(comparison)).toEqual(comparison);
});

test('an observation that changed is told, and decides nothing', () => {
  const comparison = compareVerdicts(
    outlineOf([seen('CT-OBS-1', '7 days'), seen('CT-OBS-2', 'at once')]),
    outlineOf([seen('CT-OBS-1', '30 days'), seen('CT-OBS-2', 'at once')]),
  );

  expect(comparison.status).toBe(0);
  expect(comparison.observations).toMatchObject([{ id: 'CT-OBS-1', a: { said: '7 days' }, b: { said: '30 days' } }]);
});

test('what only one verdict looked at is told with what the other says of it, and decides nothing', () => {
  const leftOut = { outcome: 'skipped', reason: 'its profile leaves it out' } as const;
  const comparison = compareVerdicts(
    outlineOf([outlined('CT-A-1'), outlined('CT-A-2'), outlined('CT-A-3', leftOut), outlined('CT-A-4')]),
    outlineOf([outlined('CT-A-1'), outlined('CT-A-2', leftOut), failed('CT-A-3'), failed('CT-A-5')]),
  );

  expect(comparison).toMatchObject({ status: 0, inCommon: 1, worse: [] });
  expect(comparison.reason).toBe('Nothing got worse. B fails what A did not look at: CT-A-3, CT-A-5.');
  expect(comparison.new).toMatchObject([
    { id: 'CT-A-3', outcome: 'failed', otherwise: { outcome: 'skipped', said: 'its profile leaves it out' } },
    { id: 'CT-A-5', outcome: 'failed', otherwise: null },
  ]);
  expect(comparison.gone).toMatchObject([
    { id: 'CT-A-2', outcome: 'passed', otherwise: { outcome: 'skipped' } },
    { id: 'CT-A-4', outcome: 'passed', otherwise: null },
  ]);
});

test('where B could not look at what held, nobody says that nothing got worse', () => {
  const a = outlineOf([outlined('CT-A-1'), outlined('CT-A-2'), outlined('CT-A-3', { outcome: 'error', reason: 'x' })]);
  const busy = { outcome: 'error', reason: 'too busy' } as const;
  const b = outlineOf([outlined('CT-A-1'), outlined('CT-A-2', busy), outlined('CT-A-3', busy)]);

  expect(compareVerdicts(a, b)).toMatchObject({
    status: 2,
    reason: expect.stringMatching(/could not look.*CT-A-2\.$/),
  });
  expect(compareVerdicts(b, a)).toMatchObject({ status: 0 });
  expect(compareVerdicts(b, b)).toMatchObject({ status: 0 });
  const nothing = outlineOf([outlined('CT-A-1', busy)]);
  expect(compareVerdicts(nothing, a)).toMatchObject({
    status: 2,
    reason: expect.stringContaining('nothing to compare'),
  });
});

test('an emulator against an environment is drift, in either order', () => {
  const emulator = outlineOf([outlined('CT-A-1')], { kind: 'emulator', version: '9.2.0' });
  const real = outlineOf([failed('CT-A-1')]);

  const drift = compareVerdicts(emulator, real);

  expect(drift).toMatchObject({ isDrift: true, status: 1, reason: 'What holds in A and does not hold in B: CT-A-1.' });
  expect(drift.facts).toEqual([{ name: 'version of Dataverse', a: '9.2.0', b: '9.2.1' }]);
  expect(compareVerdicts(real, emulator)).toMatchObject({ isDrift: true, status: 0 });
  expect(compareVerdicts(real, real)).toMatchObject({ isDrift: false });
});

test('ids, times of day and durations are of a run, counts and codes are of the environment', () => {
  const [id, other] = ['8ba62c83-eabd-422a-a944-96bc14f14286', '75c58563-4c6d-467c-a367-f0418119d499'];

  expect(isSameObservation(`403: Caller=${id}`, `403: Caller=${other}`)).toBe(true);
  expect(isSameObservation("'9!11/27/2026 00:53:44'", "'9!11/28/2026 10:53:00'")).toBe(true);
  expect(isSameObservation('at 2026-11-27T00:53:44Z', 'at 2026-11-28T10:53:00.1234Z')).toBe(true);
  expect(isSameObservation('within 2 s, after 3 deltas', 'within 3 s, after 5 deltas')).toBe(true);
  const speeds = (speed: string, lanes: number) => `read at ${speed} rows/s; in up to ${lanes} lanes, never throttled`;
  expect(isSameObservation(speeds('12,401', 48), speeds('900', 8))).toBe(true);
  expect(isSameObservation('busy: once, for 1 s at most', 'busy: 3 times, for 12 s at most')).toBe(true);
  expect(isSameObservation('at once', 'within 2 s, after 3 deltas')).toBe(false);
  expect(isSameObservation('403 0x80040220', '404 0x80040217')).toBe(false);
  expect(isSameObservation('of 3 rows written, 3 in the delta', 'of 3 rows written, 2 in the delta')).toBe(false);
  expect(isSameObservation('7 days', '30 days')).toBe(false);
});
