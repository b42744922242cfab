import { expect, test } from '@playwright/test';
import { readAlternateKeys, waitForActiveKey } from './alternate-keys';
import { JobFailedError, WaitTimeoutError } from '../errors';
import { refusal, ScriptedEnvironment } from '../testing/scripted-environment';

const request = "GET EntityDefinitions(LogicalName='sample_book')/Keys?$select=";
const key = (status: string, name = 'sample_bookcode') => ({
  LogicalName: name,
  SchemaName: name,
  KeyAttributes: [name],
  EntityKeyIndexStatus: status,
});
const keys = (...value: object[]) => ({ body: { value } });
const wait = ({ client }: ScriptedEnvironment) =>
  waitForActiveKey(client, { table: 'sample_book', column: 'sample_bookcode' }, 120_000);

test('the keys are read with their columns and the state of their index', async () => {
  const environment = new ScriptedEnvironment().on(request, keys(key('Pending')));

  expect(await readAlternateKeys(environment.client, 'sample_book')).toEqual([
    {
      logicalName: 'sample_bookcode',
      keyAttributes: ['sample_bookcode'],
      indexStatus: 'Pending',
    },
  ]);
  expect(environment.asked[0]?.headers.get('consistency')).toBe('Strong');
});

test('an index status that is not documented, or none, is waited for', async () => {
  const none = { ...key('Active'), EntityKeyIndexStatus: null };
  const environment = new ScriptedEnvironment().on(request, keys(key('Queued')), keys(none), keys(key('Active')));

  expect(await wait(environment)).toMatchObject([{ indexStatus: 'Active' }]);
  await expect(wait(new ScriptedEnvironment().on(request, keys(key('Queued'))))).rejects.toThrow(
    'Last seen: sample_bookcode is Queued',
  );
});

test('the wait ends when the key that is needed is active, whatever becomes of others', async () => {
  const environment = new ScriptedEnvironment().on(
    request,
    keys(key('Pending'), key('Active', 'other')),
    keys(key('InProgress'), key('Failed', 'other')),
    keys(key('Active'), key('Failed', 'other')),
  );

  expect(await wait(environment)).toHaveLength(2);
  expect(environment.asked).toHaveLength(3);
});

test('a table that is not known yet, and one without keys, is waited for', async () => {
  const environment = new ScriptedEnvironment().on(
    request,
    refusal(404, '0x80060888'),
    keys(),
    keys(),
    keys(key('Active')),
  );

  expect(await wait(environment)).toHaveLength(1);
  await expect(wait(new ScriptedEnvironment().on(request, keys()))).rejects.toThrow(
    'Last seen: the table has no such alternate key',
  );
});

test('a failed index is built again once, and its key becomes active', async () => {
  const environment = new ScriptedEnvironment()
    .on(request, keys(key('Failed')), keys(key('Failed')), keys(key('Pending')), keys(key('Active')))
    .on('POST ReactivateEntityKey', {});

  expect(await wait(environment)).toMatchObject([{ indexStatus: 'Active' }]);
  expect(environment.bodies('POST ReactivateEntityKey')).toEqual([
    { EntityLogicalName: 'sample_book', EntityKeyLogicalName: 'sample_bookcode' },
  ]);
});

test('an index that fails again after it was built again ends the wait with the probable cause', async () => {
  const environment = new ScriptedEnvironment()
    .on(request, keys(key('Failed')), keys(key('InProgress')), keys(key('Failed')))
    .on('POST ReactivateEntityKey', {});

  const waiting = wait(environment);

  await expect(waiting).rejects.toThrow(JobFailedError);
  await expect(waiting).rejects.toMatchObject({ outcome: 'error' });
  await expect(waiting).rejects.toThrow('Rows with the same sample_bookcode may exist');
  expect(environment.timing.now()).toBeLessThan(30_000);
  expect(environment.requests('POST')).toHaveLength(1);
});

test('an index that never leaves the failed state is given up before the deadline', async () => {
  const environment = new ScriptedEnvironment().on(request, keys(key('Failed'))).on('POST ReactivateEntityKey', {});

  await expect(wait(environment)).rejects.toThrow(JobFailedError);
  expect(environment.timing.now()).toBeGreaterThanOrEqual(30_000);
  expect(environment.timing.now()).toBeLessThan(60_000);
});

test('a refusal because the index is no longer failed is not a failure', async () => {
  const environment = new ScriptedEnvironment()
    .on(request, keys(key('Failed')), keys(key('Active')))
    .on('POST ReactivateEntityKey', refusal(400, '0x80060897'));

  expect(await wait(environment)).toMatchObject([{ indexStatus: 'Active' }]);
});

test('a request to build the index again whose answer was lost is sent again', async () => {
  const environment = new ScriptedEnvironment()
    .on(request, keys(key('Failed')), keys(key('Failed')), keys(key('Active')))
    .on('POST ReactivateEntityKey', 'lost', refusal(400, '0x80060897'));

  expect(await wait(environment)).toMatchObject([{ indexStatus: 'Active' }]);
  expect(environment.requests('POST')).toHaveLength(2);
});

test('any other refusal to build the index again proves nothing', async () => {
  const environment = new ScriptedEnvironment()
    .on(request, keys(key('Failed')))
    .on('POST ReactivateEntityKey', refusal(400, '0x80040203'));

  await expect(wait(environment)).rejects.toMatchObject({ name: 'JobFailedError', outcome: 'error' });
});

test('a key that stays pending past the deadline is named with its state', async () => {
  const environment = new ScriptedEnvironment().on(request, keys(key('Pending')));

  const waiting = wait(environment);

  await expect(waiting).rejects.toThrow(WaitTimeoutError);
  await expect(waiting).rejects.toThrow('Last seen: sample_bookcode is Pending');
});

test('a list without a key is not a list of active keys', async () => {
  const late = new ScriptedEnvironment().on(request, keys(), keys(), keys(key('Active')));
  const never = new ScriptedEnvironment().on(request, keys());

  expect(await wait(late)).toHaveLength(1);
  await expect(wait(never)).rejects.toThrow('Last seen: the table has no such alternate key');
});

test('an index that may not be built again while another customization runs is asked for again', async () => {
  const environment = new ScriptedEnvironment()
    .on(request, keys(key('Failed')), keys(key('Failed')), keys(key('Active')))
    .on('POST ReactivateEntityKey', refusal(400, '0x80071151'), {});

  expect(await wait(environment)).toMatchObject([{ indexStatus: 'Active' }]);
  expect(environment.requests('POST')).toHaveLength(2);
});
