import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { searchShortest } from './search-shortest';

const search = {
  sequences: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 20 }),
  seed: 1,
  runs: 1,
  limits: { shorten: 10_000 },
};

test('a sequence that is given is tried first, and shortened', async () => {
  const given = ['a', 'c', 'b', 'a', 'c', 'b'];
  const replayed: string[] = [];
  const replay = (steps: readonly string[]) => {
    replayed.push(steps.join(''));
    const text = steps.join('');
    return Promise.resolve(/b.*c/.test(text) ? text : undefined);
  };

  expect(await searchShortest({ ...search, given, replay })).toEqual({ runs: 1, found: 'bc' });
  expect(replayed[0]).toBe('acbacb');
});

test('what a replay throws before anything was found is thrown', async () => {
  const gone = new Error('the emulator is gone');
  await expect(searchShortest({ ...search, replay: () => Promise.reject(gone) })).rejects.toThrow(gone);
});
