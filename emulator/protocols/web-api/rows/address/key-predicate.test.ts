import { expect, test } from '@playwright/test';
import { startApi } from '../../testing/api';

test('the primary key has a name in addresses, but not of users and teams', async () => {
  const { send, organization } = startApi();
  const { businessUnitId, system } = organization;
  expect((await send('GET', `businessunits(businessunitid=${businessUnitId})`)).status).toBe(200);
  expect((await send('GET', `systemusers(${system.userId})`)).status).toBe(200);
  for (const [set, column] of [
    ['systemusers', 'systemuserid'],
    ['teams', 'teamid'],
  ]) {
    expect(await send('GET', `${set}(${column}=${system.userId})`)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('The key in the request URI is not valid') } },
    });
  }
});
