import { expect, test } from '@playwright/test';
import { smallPageSize } from './small-page-size';

const page = (size: number) => ({ size });

test('a small table is read in the smallest pages asked for', () => {
  expect(smallPageSize([page(5)])).toBe(2);
  expect(smallPageSize([page(5)], 3)).toBe(3);
});

test('a large table is read in forty pages', () => {
  expect(smallPageSize([page(5_000), page(5_000), page(1)])).toBe(251);
});
