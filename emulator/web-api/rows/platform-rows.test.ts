import { expect, test } from '@playwright/test';
import { startApi } from '../testing/api';
import { add } from '../testing/people';

const publisher = {
  uniquename: 'fabrikam',
  friendlyname: 'Fabrikam',
  customizationprefix: 'fab',
  customizationoptionvalueprefix: 54_321,
};

test('an unmanaged solution of a publisher is made by the API', async () => {
  const { send } = startApi();
  const id = await add(send, 'publishers', publisher);
  const solution = {
    uniquename: 'Books',
    friendlyname: 'Books',
    version: '1.0.0.0',
    'publisherid@odata.bind': `publishers(${id})`,
  };
  await add(send, 'solutions', solution);

  const made = await send('GET', "solutions?$select=ismanaged,isvisible&$filter=uniquename eq 'books'");
  expect(made.body).toMatchObject({ value: [{ ismanaged: false, isvisible: true }] });
  const again = await send('POST', 'solutions', { body: { ...solution, uniquename: 'BOOKS' } });
  expect(again).toMatchObject({ status: 412, body: { error: { code: '0x80040237' } } });
});

test('a solution or publisher without its required columns is refused', async () => {
  const { send } = startApi();
  for (const column of Object.keys(publisher)) {
    const answer = await send('POST', 'publishers', { body: { ...publisher, [column]: undefined } });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { message: `Attribute: ${column} cannot be set to NULL` } },
    });
  }
  expect((await send('POST', 'solutions', { body: { uniquename: 'x' } })).status).toBe(400);
});

test('users, roles, teams and business units are not made by the API', async () => {
  const { send } = startApi();
  for (const [set, body] of Object.entries({
    systemusers: { firstname: 'x' },
    roles: { name: 'x' },
    teams: { name: 'x' },
    businessunits: { name: 'x' },
  })) {
    expect((await send('POST', set, { body })).status).toBe(501);
  }
});
