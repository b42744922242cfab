import { expect, test } from '@playwright/test';
import { expiredYoung } from '../../dataverse/change-feed/young-token';
import { WaitTimeoutError } from '../../dataverse/errors';
import { anewIfExpired, searchDivergence, type Step } from './converge';

const limits = { search: 10_000, shorten: 10_000 };

test('four sequences without a divergence are a success', async () => {
  const convergence = await searchDivergence(() => Promise.resolve(undefined), 1, limits);

  expect(convergence).toEqual({ seed: 1, runs: 4, divergence: undefined });
});

test('a divergence is told by the shortest sequence that shows it', async () => {
  const divergesOnUpdate = (steps: readonly Step[]) => {
    const kinds = steps.map(({ kind }) => kind);
    return Promise.resolve(kinds.includes('update') ? { steps: kinds, copy: [], table: [] } : undefined);
  };

  const { divergence } = await searchDivergence(divergesOnUpdate, 1, limits);

  expect(divergence?.steps).toContain('update');
  expect(divergence?.steps).toHaveLength(5);
});

test('when the time for shorter sequences is over, the one at hand is told', async () => {
  let runs = 0;
  const diverges = () => Promise.resolve({ steps: [`run ${(runs += 1)}`], copy: [], table: [] });

  const { divergence } = await searchDivergence(diverges, 1, { ...limits, shorten: -1 });

  expect(divergence?.steps).toEqual(['run 1']);
});

test('a shorter sequence that only needs more patience is not told', async () => {
  const replay = (steps: readonly Step[], pace: 'patient' | 'hurried') => {
    const isLate = pace === 'hurried' || steps.length > 5;
    return Promise.resolve(isLate ? { steps: [`${pace}, ${steps.length} steps`], copy: [], table: [] } : undefined);
  };

  const { divergence } = await searchDivergence(replay, 1, limits);

  expect(divergence?.steps).toEqual([expect.stringMatching(/^patient, \d+ steps$/)]);
  expect(divergence?.steps).not.toEqual(['patient, 5 steps']);
});

test('a time limit that passes before the first sequence ends is an error, not a success', async () => {
  const search = searchDivergence(() => new Promise(() => {}), 7, { ...limits, search: 20 });

  await expect(search).rejects.toThrow(WaitTimeoutError);
  await expect(search).rejects.toThrow('CONVERGENCE_SEED=7');
});

test('a sequence whose token expired begins anew once', async () => {
  const replayOf = (...ends: readonly (string | Error)[]) => {
    const left = [...ends];
    return () => {
      const end = left.shift() ?? 'too often';
      return typeof end === 'string' ? Promise.resolve(end) : Promise.reject(end);
    };
  };

  expect(await anewIfExpired(replayOf(expiredYoung(), 'the same'))).toBe('the same');
  await expect(anewIfExpired(replayOf(expiredYoung(), expiredYoung()))).rejects.toThrow('refused as expired');
  await expect(anewIfExpired(replayOf(new Error('something else'), 'the same'))).rejects.toThrow('something else');
});
