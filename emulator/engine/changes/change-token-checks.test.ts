import { expect, test } from '@playwright/test';
import { type ChangeCursor, minimumVersion } from './change-tracking';
import { Clock } from '../clock';
import { type Organization } from '../organization';
import { bookOrganization, bookTable, values } from '../testing/book';

const day = 86_400_000;
const expired = expect.objectContaining({ status: 400, code: 0x80044352 });
const invalid = expect.objectContaining({ status: 400, code: 0x80040203 });

const add = ({ rows, system }: Organization, name: string): string =>
  rows.create('sample_book', values({ sample_name: name }), system).id;

test('a token expires when it is older than the retention, by the organization clock', () => {
  const clock = new Clock();
  const { changes } = bookOrganization({ clock });
  const token = changes.issueToken();

  clock.advance(7 * day - 5_000);
  expect(changes.start('sample_book', token)).toBe(changes.currentVersion);
  clock.advance(10_000);
  expect(() => changes.start('sample_book', token)).toThrow(expired);
});

test('the retention is the column of the organization row', () => {
  const clock = new Clock();
  const organization = bookOrganization({ clock });
  const { changes, rows, id, system } = organization;
  const token = changes.issueToken();
  clock.advance(8 * day);
  rows.update('organization', id, values({ expirechangetrackingindays: 30 }), system);

  expect(changes.start('sample_book', token)).toBeLessThan(changes.currentVersion);
  rows.update('organization', id, values({ expirechangetrackingindays: 0 }), system);
  expect(() => changes.start('sample_book', token)).toThrow(expired);
  expect(() => rows.update('organization', id, values({ expirechangetrackingindays: 366 }), system)).toThrow();
});

test('only the time in the token counts for its age', () => {
  const clock = new Clock();
  const organization = bookOrganization({ clock });
  const version = organization.changes.currentVersion;
  add(organization, 'a');
  clock.advance(400 * day);

  expect(organization.changes.start('sample_book', organization.changes.issueToken(version))).toBe(version);
});

test('a token from the future is refused', () => {
  const { changes } = bookOrganization();

  expect(() => changes.start('sample_book', changes.issueToken(changes.currentVersion + 1n))).toThrow(invalid);
});

test('a token does not work for a table that was dropped and made again', () => {
  const organization = bookOrganization();
  add(organization, 'a');
  const token = organization.changes.issueToken();
  const since = organization.changes.start('sample_book', token);
  const cursor: ChangeCursor = { kind: 'upserted', version: since };
  organization.tables.drop('sample_book');
  organization.tables.define(bookTable());

  expect(() => organization.changes.start('sample_book', token)).toThrow(expired);
  expect(() => organization.changes.page('sample_book', { since, after: cursor }, 1)).toThrow(expired);
  expect(organization.changes.changesSince('sample_book', minimumVersion).upserted).toEqual([]);
});

test('a metadata change leaves tokens alone', () => {
  const { changes, tables } = bookOrganization();
  const token = changes.issueToken();
  tables.alter('sample_book', { description: 'changed' });
  expect(() => changes.start('sample_book', token)).not.toThrow();
});

test('a table that is not tracked refuses, and answers once tracking is switched on', () => {
  const organization = bookOrganization();
  const { changes, tables } = organization;
  tables.drop('sample_book');
  tables.define(bookTable({ changeTrackingEnabled: false }));
  add(organization, 'a');

  const notTracked = expect.objectContaining({
    code: 0x80072491,
    message: "Entity sample_book isn't enabled for change tracking.",
  });
  expect(() => changes.start('sample_book')).toThrow(notTracked);
  expect(() => changes.changesSince('sample_book', 0n)).toThrow(notTracked);

  tables.alter('sample_book', { changeTrackingEnabled: true });
  expect(changes.changesSince('sample_book', changes.start('sample_book')).upserted).toHaveLength(1);
});
