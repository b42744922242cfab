import { expect, test } from '@playwright/test';
import { quickSubjects, readProveArguments } from './prove-arguments';

test('names are proved, and what follows two dashes is for Playwright', () => {
  expect(readProveArguments(['lost-deletes', '--consequences', '--', '--grep', 'CT-DELTA'])).toEqual({
    names: ['lost-deletes'],
    looksAtConsequences: true,
    forPlaywright: ['--grep', 'CT-DELTA'],
  });
});

test('the quick part is a fixed one, and nothing named is everything', () => {
  expect(readProveArguments(['--quick']).names).toEqual(quickSubjects);
  expect(readProveArguments([])).toEqual({ names: [], looksAtConsequences: false, forPlaywright: [] });
});
