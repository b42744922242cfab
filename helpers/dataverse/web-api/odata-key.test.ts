import { expect, test } from '@playwright/test';
import { HarnessError } from '../errors';
import { keyAddress } from './odata-key';

test('a row is addressed by its id', () => {
  expect(keyAddress('sample_books', '2e451703-c686-e711-80e5-00155db19e6d')).toBe(
    'sample_books(2e451703-c686-e711-80e5-00155db19e6d)',
  );
});

test('an alternate key quotes text, and leaves numbers and lookup ids bare', () => {
  const id = '2e451703-c686-e711-80e5-00155db19e6d';
  expect(keyAddress('sample_books', { sample_bookcode: 'BookCode0', sample_edition: 2 })).toBe(
    "sample_books(sample_bookcode='BookCode0',sample_edition=2)",
  );
  expect(keyAddress('accounts', { _primarycontactid_value: id })).toBe(`accounts(_primarycontactid_value=${id})`);
});

test('quotes are doubled, and what a URL cannot hold is percent-encoded', () => {
  expect(keyAddress('books', { code: "a'b c" })).toBe("books(code='a%27%27b%20c')");
  expect(keyAddress('books', { code: 'naïve 本,=()' })).toBe("books(code='na%C3%AFve%20%E6%9C%AC%2C%3D()')");
});

test('text that no address can carry is refused with the character in question', () => {
  for (const character of ['/', '<', '>', '*', '%', '&', ':', '\\', '?', '+', '#']) {
    const address = () => keyAddress('books', { code: `a${character}b` });
    expect(address).toThrow(HarnessError);
    expect(address).toThrow(`holds "${character}"`);
  }
});
