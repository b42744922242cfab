import { expect, test } from '@playwright/test';
import { ROOT, startApi } from '../../testing/api';
import { add, addPeople } from '../../testing/people';

test('a lookup expands to the selected columns of its row, an empty one to null', async () => {
  const { send } = startApi();
  const { ada, contoso, fabrikam } = await addPeople(send);
  const answer = await send('GET', 'accounts?$select=name&$expand=primarycontactid($select=fullname)&$orderby=name');
  expect(answer.body).toEqual({
    '@odata.context': `${ROOT}/$metadata#accounts(name,primarycontactid(fullname))`,
    value: [
      {
        '@odata.etag': expect.stringMatching(/^W\/"\d+"$/),
        name: 'Contoso',
        accountid: contoso,
        primarycontactid: {
          '@odata.etag': expect.stringMatching(/^W\/"\d+"$/),
          fullname: 'Ada Lovelace',
          contactid: ada,
        },
      },
      { '@odata.etag': expect.any(String), name: 'Fabrikam', accountid: fabrikam, primarycontactid: null },
    ],
  });
  const one = await send('GET', `accounts(${contoso})?$select=name&$expand=primarycontactid($select=fullname)`);
  expect(one.body).toMatchObject({ name: 'Contoso', primarycontactid: { contactid: ada } });
});

test('expansions nest, and a lookup to several tables has a property for each', async () => {
  const { send } = startApi();
  const { ada, contoso, book } = await addPeople(send);
  const nested = 'sample_publisher($select=name;$expand=primarycontactid($select=lastname;$expand=createdby))';
  expect((await send('GET', `sample_books(${book})?$expand=${nested}`)).body).toMatchObject({
    sample_publisher: { name: 'Contoso', primarycontactid: { lastname: 'Lovelace', createdby: { lastname: 'tests' } } },
  });
  const both = '$expand=parentcustomerid_account($select=name),parentcustomerid_contact($select=fullname)';
  expect((await send('GET', `contacts(${ada})?$select=fullname&${both}`)).body).toMatchObject({
    parentcustomerid_account: { name: 'Contoso', accountid: contoso },
    parentcustomerid_contact: null,
  });
});

test('an owner is a principal: it shows its type and ownerid, and has no other property', async () => {
  const { send } = startApi();
  const { contoso } = await addPeople(send);
  const { body } = await send('GET', `accounts(${contoso})?$select=_ownerid_value&$expand=ownerid,owninguser`);
  const { _ownerid_value: owner } = body as { _ownerid_value: string };
  expect(body).toMatchObject({
    ownerid: { '@odata.type': '#Microsoft.Dynamics.CRM.systemuser', ownerid: owner },
    owninguser: { systemuserid: owner, lastname: 'tests' },
  });
  const named = await send('GET', `accounts(${contoso})?$expand=ownerid($select=fullname)`);
  expect(named).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining("'fullname' on type 'Microsoft.Dynamics.CRM.principal'") } },
  });
});

test('a collection expands by the name of its relationship, filtered, ordered and limited', async () => {
  const { send } = startApi();
  const { ada, contoso, fabrikam } = await addPeople(send);
  await add(send, 'contacts', { lastname: 'Else', 'parentcustomerid_account@odata.bind': `accounts(${fabrikam})` });
  const bind = { 'parentcustomerid_account@odata.bind': `/accounts(${contoso})` };
  for (const firstname of ['Cy', 'Bo']) await add(send, 'contacts', { firstname, lastname: 'Li', ...bind });
  const options = "$select=firstname;$filter=lastname eq 'Li';$orderby=firstname;$top=1";
  const some = await send('GET', `accounts(${contoso})?$expand=contact_customer_accounts(${options})`);
  expect(some.body).toMatchObject({ contact_customer_accounts: [{ firstname: 'Bo' }] });
  const all = await send('GET', `accounts(${contoso})/contact_customer_accounts?$select=firstname&$orderby=firstname`);
  expect(all.body).toMatchObject({
    '@odata.context': `${ROOT}/$metadata#contacts(firstname)`,
    value: [{ contactid: ada }, { firstname: 'Bo' }, { firstname: 'Cy' }],
  });
});

test('what cannot be expanded is a 400, and options that are not implemented a 501', async () => {
  const { send } = startApi();
  const status = async (expand: string) => (await send('GET', `accounts?$expand=${encodeURIComponent(expand)}`)).status;
  for (const wrong of [
    'nothing',
    'name',
    'PrimaryContactId',
    'primarycontactid($select=nothing)',
    'primarycontactid($select=fullname',
    'primarycontactid)',
    'primarycontactid($select=a;$select=b)',
    'primarycontactid,primarycontactid',
    'parentcustomerid_account',
    '',
    "primarycontactid($filter=fullname eq 'a",
    '('.repeat(500),
  ]) {
    expect(await status(wrong), wrong).toBe(400);
  }
  expect(await status("primarycontactid($filter=fullname eq 'a,b(')")).toBe(501);
  expect(await status('contact_customer_accounts($levels=2)')).toBe(501);
});

test('a conditional read answers in full when it expands or annotates', async () => {
  const { send } = startApi();
  const { contoso } = await addPeople(send);
  const etag = (await send('GET', `accounts(${contoso})`)).headers.get('etag') ?? '';
  const read = async (query: string, headers: Record<string, string>) =>
    (await send('GET', `accounts(${contoso})${query}`, { headers: { 'if-none-match': etag, ...headers } })).status;
  expect(await read('', {})).toBe(304);
  expect(await read('?$expand=primarycontactid', {})).toBe(200);
  expect(await read('', { prefer: 'odata.include-annotations="*"' })).toBe(200);
});
