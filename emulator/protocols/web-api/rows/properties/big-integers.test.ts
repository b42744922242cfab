import { expect, test } from '@playwright/test';
import { startApi } from '../../testing/api';
import { attribute, tableBody } from '../../testing/metadata';

test('a bigint column keeps all 64 bits, and refuses more', async () => {
  const { send } = startApi();
  await send('POST', 'EntityDefinitions', { body: tableBody('new_Sample', {}, [attribute('BigInt', 'new_Big')]) });
  for (const value of [
    '9223372036854775807',
    '-9223372036854775808',
    '9007199254740991',
    '9007199254740992',
    '9007199254740993',
    '-10000000000000000',
  ]) {
    const made = await send('POST', 'new_samples', { body: `{"new_big":${value}}` });
    const row = await send('GET', `${made.headers.get('odata-entityid') ?? ''}?$select=new_big`);
    expect(row.text).toContain(`"new_big":${value}`);
  }
  expect((await send('POST', 'new_samples', { body: '{"new_big":9223372036854775808}' })).status).toBe(400);
});

test('a bigint column keeps to its range', async () => {
  const { send } = startApi();
  const body = tableBody('new_Sample', {}, [attribute('BigInt', 'new_Big', { MinValue: 0, MaxValue: 10 })]);
  await send('POST', 'EntityDefinitions', { body });
  expect((await send('POST', 'new_samples', { body: { new_big: 10 } })).status).toBe(204);
  expect(await send('POST', 'new_samples', { body: { new_big: 11 } })).toMatchObject({
    status: 400,
    body: { error: { code: '0x80044330', message: expect.stringContaining('System.Int64') } },
  });
});
