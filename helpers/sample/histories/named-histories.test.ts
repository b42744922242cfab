import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
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

test('the page for those who have a client tells of every history', () => {
  const page = readFileSync(path.resolve(__dirname, '../../../docs/prove-your-client.md'), 'utf8');
  const told = [...page.matchAll(/^\|(?<cell>(?:[ ,]*`[a-z-]+`)+) *\|/gm)].flatMap(({ groups }) =>
    [...(groups?.['cell'] ?? '').matchAll(/`(?<name>[a-z-]+)`/g)].map(found => found.groups?.['name']),
  );
  expect(told).toEqual(expect.arrayContaining([...namedHistories.map(({ name }) => name), 'random']));
});
