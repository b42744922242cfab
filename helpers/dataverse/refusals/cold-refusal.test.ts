import { expect, test } from '@playwright/test';
import { coldFault, coldRefusal } from './cold-refusal';

const kindOf = (path: string, status: number, code: string) => coldRefusal({ path, status, code });

test('rows of a table that a solution brought are not known to a cold server', () => {
  for (const path of [
    'sample_books',
    'sample_books?$select=sample_name',
    'sample_books(2e451703-c686-e711-80e5-00155db19e6d)',
    "sample_books(sample_bookcode='a?b')",
    'sample_books/$count?$deltatoken=1',
  ]) {
    expect(kindOf(path, 404, '0x80060888'), path).toBe('table');
    expect(kindOf(path, 403, '0x80040220'), path).toBe('privilege');
  }
});

test('neither is its alternate key, and nothing but an address by key is refused so', () => {
  for (const code of ['0x80060888', '0x8006088a']) {
    expect(kindOf("sample_books(sample_bookcode='a')?$select=x", 400, code)).toBe('key');
    expect(kindOf('sample_books(2e451703-c686-e711-80e5-00155db19e6d)', 400, code)).not.toBe('key');
    expect(kindOf("sample_books?$filter=sample_name eq 'x'", 400, code)).toBeUndefined();
  }
});

test('so are what is done to many of its rows, its columns, and that it is tracked', () => {
  expect(kindOf('sample_books/Microsoft.Dynamics.CRM.CreateMultiple', 404, '0x80060888')).toBe('operation');
  for (const path of ['sample_books', 'sample_books?$select=sample_name', 'sample_books?$select=a,b&$deltatoken=1']) {
    expect(kindOf(path, 400, '0x80060888'), path).toBe('column');
    expect(kindOf(path, 400, '0x80041103'), path).toBe('column');
    expect(kindOf(path, 400, '0x80041102'), path).toBe('table');
    expect(kindOf(path, 400, '0x80072491'), path).toBe('tracking');
  }
  expect(kindOf('sample_books?$select=a&$top=3', 400, '0x80060888')).toBeUndefined();
});

test('what the platform always has is known to every server', () => {
  for (const path of [
    'accounts',
    'EntityDefinitions',
    "EntityDefinitions(LogicalName='sample_book')",
    '$metadata',
    'solutions(1)',
    'ImportSolutionAsync',
    'teams/Microsoft.Dynamics.CRM.CreateMultiple',
  ]) {
    expect(kindOf(path, 404, '0x80060888'), path).toBeUndefined();
    expect(kindOf(path, 403, '0x80040220'), path).toBeUndefined();
  }
});

test('a missing row, a key that is taken and a user without a role are refusals like any other', () => {
  const address = "sample_books(sample_bookcode='a')";
  for (const [status, code] of [
    [404, '0x80040217'],
    [404, '0x80060891'],
    [412, '0x80060892'],
    [403, '0x80042f09'],
    [400, '0x80044352'],
    [501, '0x80060888'],
  ] as const)
    expect(kindOf(address, status, code), code).toBeUndefined();
});

test('a fault is cold when a message about rows meets what its server does not know', () => {
  expect(coldFault('RetrieveEntityChanges', '0x80041102')).toBe('table');
  expect(coldFault('Create', '0x80040220')).toBe('privilege');
  expect(coldFault('RetrieveEntityChanges', '0x80040217')).toBe('table');
  expect(coldFault('RetrieveEntityChanges', '0x80072491')).toBe('tracking');
  expect(coldFault('RetrieveMultiple', '0x80041103')).toBe('column');
  expect(coldFault('Update', '0x80060890')).toBe('key');
  expect(coldFault('WhoAmI', '0x80040220')).toBeUndefined();
  expect(coldFault('RetrieveEntity', '0x80041102')).toBeUndefined();
  expect(coldFault('Retrieve', '0x80040217')).toBeUndefined();
});
