import { expect, test } from '@playwright/test';
import type { Part } from './part';
import { readBenchArguments } from './read-bench-arguments';

const named = (name: string): Part => ({
  name,
  what: `measures ${name}`,
  measure: () => Promise.resolve({ figures: {}, lines: [] }),
});
const known = [named('drain'), named('load')];

test('without names all parts are measured, with names those', () => {
  expect(readBenchArguments([], known).parts).toEqual(known);
  expect(readBenchArguments(['load'], known).parts.map(({ name }) => name)).toEqual(['load']);
});

test('sizes of tables are put in order', () => {
  expect(readBenchArguments(['--rows', '5000,10'], known).rows).toEqual([10, 5_000]);
});

test('what is no part, and what is no number, is told with what there is', () => {
  expect(() => readBenchArguments(['drian'], known)).toThrow(/no part "drian".*drain +measures drain/s);
  expect(() => readBenchArguments(['--rows', '10,many'], known)).toThrow(
    /--rows is a whole number from 1, and not many/,
  );
});
