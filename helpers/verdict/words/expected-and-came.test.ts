import { stripVTControlCharacters } from 'node:util';
import { expect, test } from '@playwright/test';
import { expectedAndCame } from './expected-and-came';

/** The reason that Playwright gives where a comparison fails, without its colours. */
function reasonOf(compare: () => void): string {
  try {
    compare();
  } catch (error) {
    return stripVTControlCharacters(String(error));
  }
  throw new Error('It did not fail.');
}

test('two values stand by themselves', () => {
  expect(expectedAndCame(reasonOf(() => expect(2, 'the count').toBe(1)))).toEqual({
    ...{ what: 'the count', expected: '1', came: '2' },
  });
  expect(expectedAndCame(reasonOf(() => expect('abc').toMatch(/x/)))).toMatchObject({ expected: '/x/', came: '"abc"' });
});

test('of two objects the lines that differ are told, as short as in JSON', () => {
  const deleted = [{ id: 1, reason: 'deleted' }];
  const compared = expectedAndCame(
    reasonOf(() => expect({ rows: [7], deleted: [] }, 'one deletion').toEqual({ rows: [7], deleted })),
  );

  expect(compared).toEqual({
    what: 'one deletion',
    expected: '"deleted": [ { "id": 1, "reason": "deleted" } ]',
    came: '"deleted": []',
  });
});

test('what came beyond what was expected says so', () => {
  expect(expectedAndCame(reasonOf(() => expect([1, 2]).toEqual([1])))).toMatchObject({
    expected: 'nothing more',
    came: '2',
  });
  expect(expectedAndCame(reasonOf(() => expect([1]).toEqual([1, 2])))).toMatchObject({
    expected: '2',
    came: 'nothing of it',
  });
});

test('where Playwright tells one side alone, the other is what was asked of it', () => {
  expect(expectedAndCame(reasonOf(() => expect(undefined, 'a refusal').toBeDefined()))).toEqual({
    ...{ what: 'a refusal', expected: 'to be defined', came: 'undefined' },
  });
  expect(expectedAndCame(reasonOf(() => expect('an error', 'the fault').not.toBeTruthy()))).toMatchObject({
    ...{ expected: 'not to be truthy', came: '"an error"' },
  });
  expect(expectedAndCame(reasonOf(() => expect(undefined).toMatchObject({ code: '0x1' })))).toMatchObject({
    ...{ expected: 'received value must be a non-null object', came: 'undefined' },
  });
  expect(expectedAndCame(reasonOf(() => expect(7, 'another version').not.toBe(7)))).toMatchObject({
    ...{ expected: 'not 7', came: '7' },
  });
});

test('another error is no comparison', () => {
  expect(expectedAndCame('SignInError: the secret is wrong\n  What to do: make a new one.')).toBeUndefined();
});
