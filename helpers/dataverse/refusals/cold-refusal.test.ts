import { expect, test } from '@playwright/test';
import { coldFault, coldKindsOf, coldRefusal } from './cold-refusal';

const kindOf = (path: string, status: number, code: string) => coldRefusal({ path, status, code })?.kind;
const ofWhat = (path: string, status: number, code: string) => coldRefusal({ path, status, code })?.of;
const faultKindOf = (message: string, code: string) => coldFault(message, code)?.kind;

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
  for (const code of ['0x80060888', '0x8006088a', '0x80060890']) {
    expect(kindOf("sample_books(sample_bookcode='a')?$select=x", 400, code)).toBe('key');
    expect(kindOf('sample_books(2e451703-c686-e711-80e5-00155db19e6d)', 400, code)).not.toBe('key');
    expect(kindOf("sample_books?$filter=sample_name eq 'x'", 400, code)).toBeUndefined();
  }
  expect(kindOf("sample_books(sample_bookcode='a)b')", 404, '0x80060890')).toBe('key');
});

test('so are what is done to many of its rows, its columns, and that it is tracked', () => {
  const bulk = 'sample_books/Microsoft.Dynamics.CRM.CreateMultiple';
  expect(kindOf(bulk, 404, '0x80060888')).toBe('operation');
  expect(kindOf(bulk, 403, '0x80040220')).toBe('privilege');
  expect(kindOf(bulk, 400, '0x80041102')).toBe('table');
  expect(kindOf(bulk, 400, '0x80041103')).toBe('column');
  expect(kindOf(bulk, 400, '0x80060888')).toBeUndefined();
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
  expect(faultKindOf('RetrieveEntityChanges', '0x80041102')).toBe('table');
  expect(faultKindOf('Create', '0x80040220')).toBe('privilege');
  expect(faultKindOf('RetrieveEntityChanges', '0x80040217')).toBe('table');
  expect(faultKindOf('RetrieveEntityChanges', '0x80072491')).toBe('tracking');
  expect(faultKindOf('RetrieveMultiple', '0x80041103')).toBe('column');
  expect(faultKindOf('Update', '0x80060890')).toBe('key');
  expect(faultKindOf('WhoAmI', '0x80040220')).toBeUndefined();
  expect(faultKindOf('RetrieveEntity', '0x80041102')).toBeUndefined();
  expect(faultKindOf('Retrieve', '0x80040217')).toBeUndefined();
});

test('what was asked is told without its values', () => {
  expect(ofWhat("sample_books(sample_bookcode='a=b')?$select=x&$expand=y", 400, '0x80060888')).toBe(
    'sample_books(sample_bookcode)?$expand&$select',
  );
  expect(ofWhat('sample_books?$select=a&$deltatoken=1', 400, '0x80060888')).toBe('sample_books?$deltatoken&$select');
  expect(ofWhat('sample_books/$count?$deltatoken=1', 404, '0x80060888'), 'a table is known or not').toBe(
    'sample_books',
  );
  expect(coldFault('RetrieveEntityChanges', '0x80041102', 'account')?.of).toBe('RetrieveEntityChanges account');
});

test('a code tells what it may speak of, in either case', () => {
  expect(coldKindsOf('0x8006088A')).toEqual(['key']);
  expect(coldKindsOf('0x80040217')).toEqual([]);
});

test('a long query takes no time', () => {
  const path = `sample_books?${'$select='.repeat(28)}&x`;
  const started = performance.now();

  expect(kindOf(path, 400, '0x80060888')).toBeUndefined();
  expect(kindOf(`sample_books?$select=${'&'.repeat(50_000)}x`, 400, '0x80060888')).toBeUndefined();

  expect(performance.now() - started).toBeLessThan(500);
});
