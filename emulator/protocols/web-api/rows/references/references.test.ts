import { expect, test } from '@playwright/test';
import { ROOT, startApi } from '../../testing/api';
import { addPeople } from '../../testing/people';

test('a path follows a lookup to its row, and an empty one to nothing', async () => {
  const { send } = startApi();
  const { ada, contoso, fabrikam } = await addPeople(send);
  const related = await send('GET', `accounts(${contoso})/primarycontactid?$select=fullname`);
  expect(related.body).toMatchObject({
    '@odata.context': `${ROOT}/$metadata#contacts(fullname)/$entity`,
    fullname: 'Ada Lovelace',
    contactid: ada,
  });
  expect(related.headers.get('etag')).toMatch(/^W\//);
  expect(await send('GET', `accounts(${fabrikam})/primarycontactid`)).toMatchObject({ status: 204, text: '' });
  expect((await send('GET', `accounts(${contoso})/ownerid?$select=lastname`)).body).toMatchObject({
    lastname: 'tests',
  });
  expect((await send('GET', `accounts(${contoso})/nothing`)).status).toBe(404);
  expect((await send('GET', `accounts(${contoso})/primarycontactid?$top=1`)).status).toBe(501);
});

test('a path reads one column, wrapped or raw', async () => {
  const { send } = startApi();
  const { contoso, book } = await addPeople(send);
  expect((await send('GET', `accounts(${contoso})/revenue`)).body).toEqual({
    '@odata.context': `${ROOT}/$metadata#accounts(${contoso})/revenue`,
    value: 1234567.5,
  });
  expect((await send('GET', `sample_books(sample_bookcode='N1')/sample_name/$value`)).text).toBe('Notes');
  expect((await send('GET', `sample_books(${book})/sample_pages`)).status).toBe(204);
  expect((await send('GET', `sample_books(${book})/sample_name/$nothing`)).status).toBe(501);
});

test('PUT $ref points a lookup to another row, DELETE $ref empties it, and both are new versions', async () => {
  const { send } = startApi();
  const { ada, contoso, fabrikam } = await addPeople(send);
  const ref = `accounts(${fabrikam})/primarycontactid/$ref`;
  const version = async () => (await send('GET', `accounts(${fabrikam})`)).headers.get('etag');
  const first = await version();
  expect((await send('PUT', ref, { body: { '@odata.id': `${ROOT}/contacts(${ada})` } })).status).toBe(204);
  expect((await send('GET', ref)).body).toEqual({
    '@odata.context': `${ROOT}/$metadata#$ref`,
    '@odata.id': `${ROOT}/contacts(${ada})`,
  });
  expect(await version()).not.toBe(first);
  expect((await send('PUT', ref, { body: { '@odata.id': `accounts(${contoso})` } })).status).toBe(400);
  expect((await send('PUT', ref, { body: { '@odata.id': `contacts(${contoso})` } })).status).toBe(404);
  expect((await send('PUT', ref, { body: { name: 'x' } })).status).toBe(400);
  expect((await send('POST', ref, { body: { '@odata.id': `contacts(${ada})` } })).status).toBe(405);
  expect((await send('DELETE', ref)).status).toBe(204);
  expect((await send('GET', ref)).status).toBe(204);
});

test('POST and DELETE $ref of a collection write the lookup of the other row', async () => {
  const { send } = startApi();
  const { ada, contoso, fabrikam } = await addPeople(send);
  const company = async () => (await send('GET', `contacts(${ada})/_parentcustomerid_value/$value`)).text;
  const members = (account: string) => `accounts(${account})/contact_customer_accounts`;
  expect((await send('POST', `${members(fabrikam)}/$ref`, { body: { '@odata.id': `contacts(${ada})` } })).status).toBe(
    204,
  );
  expect(await company()).toBe(fabrikam);
  expect((await send('DELETE', `${members(contoso)}(${ada})/$ref`)).status).toBe(204);
  expect(await company()).toBe(fabrikam);
  expect((await send('GET', `${members(fabrikam)}/$ref`)).body).toMatchObject({
    value: [{ '@odata.id': `${ROOT}/contacts(${ada})` }],
  });
  expect((await send('DELETE', `${members(fabrikam)}/$ref?$id=${ROOT}/contacts(${ada})`)).status).toBe(204);
  expect(await company()).toBe('');
});

test('references come in pages of the size that was wished for, each row once', async () => {
  const { send } = startApi();
  const { fabrikam } = await addPeople(send);
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    const body = { lastname: `Li ${index}`, 'parentcustomerid_account@odata.bind': `accounts(${fabrikam})` };
    ids.push((await send('POST', 'contacts', { body })).headers.get('odata-entityid') ?? '');
  }
  const headers = { prefer: 'odata.maxpagesize=2' };
  const sizes: number[] = [];
  const seen: string[] = [];
  let link: string | undefined = `accounts(${fabrikam})/contact_customer_accounts/$ref`;
  while (link !== undefined) {
    const page = await send('GET', link, { headers });
    expect(page.headers.get('preference-applied')).toBe('odata.maxpagesize=2');
    const body = page.body as { value: { '@odata.id': string }[]; '@odata.nextLink'?: string };
    expect(body).toMatchObject({ '@odata.context': `${ROOT}/$metadata#Collection($ref)` });
    sizes.push(body.value.length);
    seen.push(...body.value.map(reference => reference['@odata.id']));
    link = body['@odata.nextLink'];
  }
  expect(sizes).toEqual([2, 2, 1]);
  expect(seen.sort()).toEqual(ids.sort());
  const bad = `accounts(${fabrikam})/contact_customer_accounts/$ref?$skiptoken=nonsense`;
  expect((await send('GET', bad)).status).toBe(400);
  expect((await send('GET', `accounts(${fabrikam})/primarycontactid/$ref?$skiptoken=x`)).status).toBe(501);
});
