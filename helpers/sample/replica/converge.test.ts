import { expect, test } from '@playwright/test';
import { WaitTimeoutError } from '../../dataverse/errors';
import { searchDivergence, type Step } from './converge';

test('four sequences without a divergence are a success', async () => {
  const convergence = await searchDivergence(() => Promise.resolve(undefined), 1, 10_000);

  expect(convergence).toEqual({ seed: 1, runs: 4, divergence: undefined });
});

test('a divergence is told by the shortest sequence that shows it', async () => {
  const divergesOnUpdate = (steps: readonly Step[]) => {
    const kinds = steps.map(({ kind }) => kind);
    return Promise.resolve(kinds.includes('update') ? { steps: kinds, copy: [], table: [] } : undefined);
  };

  const { divergence } = await searchDivergence(divergesOnUpdate, 1, 10_000);

  expect(divergence?.steps).toContain('update');
  expect(divergence?.steps).toHaveLength(5);
});

test('a time limit that passes before the first sequence ends is an error, not a success', async () => {
  const search = searchDivergence(() => new Promise(() => {}), 7, 20);

  await expect(search).rejects.toThrow(WaitTimeoutError);
  await expect(search).rejects.toThrow('CONVERGENCE_SEED=7');
});
