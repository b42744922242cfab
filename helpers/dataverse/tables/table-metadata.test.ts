import { expect, test } from '@playwright/test';
import { AccessError, UnexpectedReplyError, WaitTimeoutError } from '../errors';
import { refusal, ScriptedEnvironment } from '../testing/scripted-environment';
import { readTable, waitUntilTableGone } from './table-metadata';

const request = "GET EntityDefinitions(LogicalName='sample_book')?$select=";
const definition = {
  LogicalName: 'sample_book',
  SchemaName: 'sample_Book',
  EntitySetName: 'sample_books',
  PrimaryIdAttribute: 'sample_bookid',
  ChangeTrackingEnabled: true,
  CanChangeTrackingBeEnabled: { Value: true, CanBeChanged: true, ManagedPropertyLogicalName: 'canchangetracking' },
  IsManaged: true,
  MetadataId: '70816501-edb9-4740-a16c-6a5efbc05d84',
};

test('a table is told by its definition, asked for past the metadata cache', async () => {
  const environment = new ScriptedEnvironment().on(request, { body: definition });

  const table = await readTable(environment.client, 'sample_book');

  expect(table).toEqual({
    logicalName: 'sample_book',
    entitySetName: 'sample_books',
    changeTrackingEnabled: true,
  });
  expect(environment.asked[0]?.headers.get('consistency')).toBe('Strong');
});

test('a table that is not there is undefined, and one that may not be read is an error', async () => {
  const environment = new ScriptedEnvironment().on(request, refusal(404, '0x80060888'), refusal(403, '0x80040220'));

  expect(await readTable(environment.client, 'sample_book')).toBeUndefined();
  await expect(readTable(environment.client, 'sample_book')).rejects.toThrow(AccessError);
});

test('a definition without the tracking flag is not read as tracking off', async () => {
  const { ChangeTrackingEnabled: _flag, ...rest } = definition;
  const environment = new ScriptedEnvironment().on(request, { body: rest });

  const reading = readTable(environment.client, 'sample_book');

  await expect(reading).rejects.toThrow(UnexpectedReplyError);
  await expect(reading).rejects.toThrow('ChangeTrackingEnabled');
});

test('the wait for a table to go ends with its 404', async () => {
  const environment = new ScriptedEnvironment().on(
    request,
    { body: definition },
    { body: definition },
    { status: 404 },
  );

  await waitUntilTableGone(environment.client, 'sample_book', 60_000);

  expect(environment.asked).toHaveLength(3);
});

test('a table that stays past the deadline is named', async () => {
  const environment = new ScriptedEnvironment().on(request, { body: definition });

  const waiting = waitUntilTableGone(environment.client, 'sample_book', 60_000);

  await expect(waiting).rejects.toThrow(WaitTimeoutError);
  await expect(waiting).rejects.toThrow('the table sample_book to be gone');
});
