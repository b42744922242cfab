import { expect, test } from '@playwright/test';
import { ProtocolError, UnexpectedReplyError } from '../errors';
import { parseTrackedPage } from './parse-tracked-page';

const id = '2e451703-c686-e711-80e5-00155db19e6d';
const context = 'https://contoso.example/api/data/v9.2/$metadata#sample_books(sample_name)';
const deletedContext = 'https://contoso.example/api/data/v9.2/$metadata#sample_books/$deletedEntity';
const parse = (page: object, headers = {}) => parseTrackedPage(page, new Headers(headers));
const rows = (...value: unknown[]) => parse({ '@odata.context': `${context}/$delta`, value }).changes;

test('a first page carries its rows, its link and the preference that was applied', () => {
  const row = { '@odata.etag': 'W/"5"', sample_bookid: id, sample_name: 'Demo Book 0' };

  const page = parse(
    { '@odata.context': context, '@odata.deltaLink': 'https://contoso.example/d', value: [row] },
    { 'Preference-Applied': 'odata.track-changes' },
  );

  expect(page).toEqual({
    context,
    changes: [{ type: 'upserted', row }],
    size: 1,
    token: 'https://contoso.example/d',
    hasMore: false,
    nextLink: undefined,
    preferenceApplied: 'odata.track-changes',
  });
});

test('a deletion in the documented form gives the bare id and the reason', () => {
  const deleted = { '@odata.context': deletedContext, id, reason: 'deleted' };

  expect(rows(deleted)).toEqual([{ type: 'deleted', id, reason: 'deleted' }]);
});

test('an id in upper case is the same GUID', () => {
  const deleted = { '@odata.context': deletedContext, id: id.toUpperCase(), reason: 'deleted' };

  expect(rows(deleted)).toEqual([{ type: 'deleted', id, reason: 'deleted' }]);
});

test('a deletion whose id is the URL of the row gives the bare id', () => {
  const deleted = { '@odata.context': deletedContext, id: `sample_books(${id})`, reason: 'deleted' };

  expect(rows(deleted)).toEqual([{ type: 'deleted', id, reason: 'deleted' }]);
});

test('a deletion in the form of OData 4.01 is not taken for a changed row', () => {
  const deleted = { '@removed': { reason: 'deleted' }, '@id': `sample_books(${id})` };

  expect(rows(deleted)).toEqual([{ type: 'deleted', id, reason: 'deleted' }]);
});

test('a row with a column named reason is a row', () => {
  const row = { sample_bookid: id, reason: 'deleted' };

  expect(rows(row)).toEqual([{ type: 'upserted', row }]);
});

test('a deletion without an id, with an id that is none, or without a reason is refused', () => {
  const broken = [{ reason: 'deleted' }, { id: 'book 1', reason: 'deleted' }, { id }];

  for (const part of broken) {
    expect(() => rows({ '@odata.context': deletedContext, ...part })).toThrow(ProtocolError);
  }
  expect(() => rows({ '@odata.context': deletedContext, reason: 'deleted' })).toThrow('which row was deleted');
  expect(() => rows({ '@odata.context': deletedContext, id })).toThrow('why (property reason)');
});

test('a body that is not a page of rows is refused with what is wrong', () => {
  expect(() => parse({ value: [] })).toThrow('@odata.context');
  expect(() => parse({ '@odata.context': context, value: 'none' })).toThrow('expected array');
  expect(() => parse({ '@odata.context': context, value: [1] })).toThrow(UnexpectedReplyError);
  expect(() => parse({ '@odata.context': context, '@odata.deltaLink': 5, value: [] })).toThrow('@odata.deltaLink');
});
