import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { namedHistories } from './named-histories';
import { anySteps, randomSteps } from './step-arbitraries';

test('every history has a name of its own', () => {
  const names = namedHistories.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('every history can be shortened, and so can random ones', () => {
  for (const { name, steps } of namedHistories) expect(anySteps.canShrinkWithoutContext([...steps]), name).toBe(true);
  for (const steps of fc.sample(randomSteps, { seed: 1, numRuns: 50 })) {
    expect(anySteps.canShrinkWithoutContext(steps)).toBe(true);
  }
});
