import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { conclusiveErrorNames } from '../../dataverse/errors';
import { isConclusive, oneLine, shownText } from './error-text';

const comparison = 'Error: expect(received).toEqual(expected) // deep equality\n\nExpected: 2\nReceived: 1';

test('a failed comparison proves something, with a message of its own and in colours too', () => {
  expect(isConclusive(comparison)).toBe(true);
  expect(isConclusive('Error: the deletion comes\n\nexpect(received).toBe(expected)\n\nExpected: 2')).toBe(true);
  expect(isConclusive('Error: \u001b[2mexpect(\u001b[22m\u001b[31mreceived\u001b[39m).toBe(1)')).toBe(true);
});

test('errors that the environment answers with prove something', () => {
  for (const name of conclusiveErrorNames) expect(isConclusive(`${name}: it did this`)).toBe(true);
});

test('settings, sign-in, network, time limits and defects of the suite prove nothing', () => {
  const names = ['SettingsError', 'SignInError', 'UnreachableError', 'AccessError', 'UnavailableError', 'TypeError'];

  for (const name of names) expect(isConclusive(`${name}: expect(nothing)`)).toBe(false);
  expect(isConclusive('Test timeout of 2000ms exceeded.')).toBe(false);
  expect(isConclusive("'a thrown string'")).toBe(false);
  expect(isConclusive('Error: something of Node')).toBe(false);
});

test('a comparison with an error that proves nothing proves nothing', () => {
  const rejected = 'Error: expect(received).rejects.toMatchObject(expected)\n\n- Object {\n- }\n';

  expect(isConclusive(`${rejected}+ [DataverseError: refused]`)).toBe(true);
  expect(isConclusive(`${rejected}+ [UnreachableError: connection refused]`)).toBe(false);
  expect(isConclusive('Error: expect(received).resolves.toBe()\n\nRejected to value: [SignInError: no]')).toBe(false);
});

test('a matcher that was given a wrong expected value is a defect of the suite', () => {
  const misused = 'Error: expect(received).toMatchObject(expected)\n\nMatcher error: ';

  expect(isConclusive(`${misused}received value must be a non-null object`)).toBe(true);
  expect(isConclusive(`${misused}expected value must be a non-null object`)).toBe(false);
});

test('the Allure categories know the same names', () => {
  const names = /const conclusive = \/\^\(\?:([^)]*)\)/.exec(readFileSync('allurerc.mjs', 'utf8'))?.[1] ?? '';

  expect(names.split('|').toSorted()).toEqual([...conclusiveErrorNames].toSorted());
});

test('a long text is cut and says so, a short one is shown as it is', () => {
  expect(shownText('\u001b[31mshort\u001b[39m\n')).toBe('short');
  expect(shownText('x'.repeat(3_000))).toMatch(/^x{2000}\n… \(cut/);
  expect(shownText('line\n'.repeat(60))).toContain('… (cut');
  expect(oneLine('a\n   b', 10)).toBe('a b');
});
