import { expect, test } from '@playwright/test';
import { startApi } from '../../testing/api';
import { add } from '../../testing/people';

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

test('a solution is changed by the API only where Dataverse lets clients change it', async () => {
  const { send, organization } = startApi();
  const own = await add(send, 'solutions', {
    uniquename: 'Books',
    friendlyname: 'Books',
    version: '1.0.0.0',
    'publisherid@odata.bind': `publishers(${await add(send, 'publishers', publisher)})`,
  });
  const change = (id: string, body: object) => send('PATCH', `solutions(${id})`, { body });
  expect((await change(own, { version: '1.1' })).status).toBe(204);
  expect(await change(own, { version: 'abc' })).toMatchObject({ status: 400, body: { error: { code: '0x8004f01e' } } });

  const managed = organization.rows.create(
    'solution',
    new Map<string, boolean | string>([
      ['uniquename', 'Sold'],
      ['ismanaged', true],
    ]),
    organization.system,
    { bySystem: true },
  );
  expect(await change(managed.id, { friendlyname: 'x' })).toMatchObject({
    status: 400,
    body: { error: { code: '0x8004f024', message: "Cannot update solution 'Sold' because it is a managed solution." } },
  });
  const platform = [...organization.rows.scan('solution')].find(({ values }) => values.get('uniquename') === 'Default');
  expect(await change(platform?.id ?? '', { version: '7.7' })).toMatchObject({
    status: 400,
    body: { error: { code: '0x8004f00a' } },
  });
});

test('a solution has a unique name and a version that are ones', async () => {
  const { send } = startApi();
  const solution = {
    uniquename: 'Books',
    friendlyname: 'Books',
    version: '1.0.0.0',
    'publisherid@odata.bind': `publishers(${await add(send, 'publishers', publisher)})`,
  };
  const code = async (body: object) =>
    (await send('POST', 'solutions', { body: { ...solution, ...body } })).body as { error: { code: string } };
  expect((await code({ uniquename: 'My Books' })).error.code).toBe('0x8004f002');
  expect((await code({ version: '1' })).error.code).toBe('0x8004f01e');
});
