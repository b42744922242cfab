import { expect, test } from '@playwright/test';
import { SettingsError } from '../../dataverse/errors';
import { readSyncArguments } from './sync-arguments';

test('tables, times and endpoints are read', () => {
  expect(readSyncArguments(['--table', 'Account', '--table', 'contact,account', '--every', '1.5m'])).toEqual({
    help: false,
    tables: ['account', 'contact'],
    endpoint: 'Web API',
    every: 90_000,
    check: false,
    to: undefined,
  });
  expect(readSyncArguments(['--table', 'account', '--organization-service', '--to', 'x.jsonl'])).toMatchObject({
    endpoint: 'Organization Service',
    to: 'x.jsonl',
  });
  expect(readSyncArguments(['--help'])).toMatchObject({ help: true, tables: [] });
});

test('what cannot be meant is refused with how it is called', () => {
  const calls = [
    [],
    ['--table'],
    ['--tables', 'account'],
    ['--table', 'sales/order'],
    ['--table', 'account', '--every', '30'],
    ['--table', 'account', '--every', '0s'],
    ['--table', 'account', '--every', '25h'],
    ['--table', 'account', '--check', '--every', '30s'],
    ['--table', 'account', '--check', '--to', 'x.jsonl'],
  ];
  for (const args of calls) {
    expect(() => readSyncArguments(args), args.join(' ')).toThrow(SettingsError);
    expect(() => readSyncArguments(args), args.join(' ')).toThrow('Usage: npm run sync');
  }
});
