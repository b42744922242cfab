import { expect, test } from '@playwright/test';
import { parsePreferences } from './preferences';
import { QueryOptions } from '../url/query-options';

test('several preferences are read from one header in any order', () => {
  expect(parsePreferences('odata.maxpagesize=100, odata.track-changes')).toMatchObject({
    trackChanges: true,
    maxPageSize: 100,
    returnRepresentation: false,
  });
  expect(parsePreferences('return=representation').returnRepresentation).toBe(true);
  expect(parsePreferences(null)).toMatchObject({
    trackChanges: false,
    maxPageSize: undefined,
    returnRepresentation: false,
    annotations: { asked: undefined },
  });
});

test('a preference that would change the answer and is not implemented is a 501', () => {
  for (const preference of ['respond-async', 'odata.track-changes=false']) {
    expect(() => parsePreferences(preference)).toThrow(expect.objectContaining({ status: 501 }));
  }
});

test('a malformed page size is a 400', () => {
  for (const size of ['0', '-1', 'x', '1.5']) {
    expect(() => parsePreferences(`odata.maxpagesize=${size}`)).toThrow(expect.objectContaining({ status: 400 }));
  }
});

test('a query option given twice is a 400 and an unknown one a 501 that names it', () => {
  expect(() => new QueryOptions('?$select=a&%24select=b')).toThrow("'$select' was specified more than once");
  expect(() => new QueryOptions('?$search=x').allowOnly(['$select'], 'here')).toThrow(
    "the query option '$search' here",
  );
  expect(new QueryOptions('?%24deltatoken=919042%2108%2F22%2F2017+08%3A10%3A44').get('$deltatoken')).toBe(
    '919042!08/22/2017 08:10:44',
  );
});
