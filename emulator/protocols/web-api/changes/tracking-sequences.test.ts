import { expect, test } from '@playwright/test';
import { addBooks, type Send, startApi } from '../testing/api';
import { baseline, linkOf, pageOf } from '../testing/tracked';

const day = 86_400_000;
const expired = { status: 400, body: { error: { code: '0x80044352' } } };
const invalid = { status: 400, body: { error: { code: '0x80040203' } } };

async function start() {
  const api = startApi();
  const [kept = '', other = ''] = await addBooks(api.send, 2);
  const link = linkOf(await baseline(api.send));
  const delta = async (): Promise<string[]> => changesOf(api.send, link);
  const rename = (id: string, name: string) =>
    api.send('PATCH', `sample_books(${id})`, { body: { sample_name: name } });
  const remove = (id: string) => api.send('DELETE', `sample_books(${id})`);
  return { ...api, kept, other, link, delta, rename, remove };
}

/** `<id>: <name>` of changed rows and `<id>: deleted` of deleted ones, in the order of the answer. */
async function changesOf(send: Send, link: string): Promise<string[]> {
  const { value } = pageOf(await send('GET', link));
  return value.map(
    row => `${String(row['sample_bookid'] ?? row['id'])}: ${String(row['sample_name'] ?? row['reason'])}`,
  );
}

test('a row that was created and updated is one change, with its last values and its last etag', async () => {
  const { send, link, rename } = await start();
  const [id = ''] = await addBooks(send, 1, 10);
  await rename(id, 'Renamed');

  const { value } = pageOf(await send('GET', link));
  const { body } = await send('GET', `sample_books(${id})?$select=sample_name`);
  expect(value).toHaveLength(1);
  expect(value[0]).toMatchObject({
    sample_name: 'Renamed',
    '@odata.etag': (body as Record<string, unknown>)['@odata.etag'],
  });
});

test('a row that was updated many times is one change, at the place of its last update', async () => {
  const { kept, other, delta, rename } = await start();
  await rename(kept, 'First');
  await rename(other, 'Other');
  await rename(kept, 'Second');

  expect(await delta()).toEqual([`${other}: Other`, `${kept}: Second`]);
});

test('a row that was updated and deleted is a deletion only', async () => {
  const { kept, delta, rename, remove } = await start();
  await rename(kept, 'Renamed');
  await remove(kept);

  expect(await delta()).toEqual([`${kept}: deleted`]);
});

test('a row that was deleted and created again with its id is a changed row only', async () => {
  const { send, kept, delta, remove } = await start();
  await remove(kept);
  await send('POST', 'sample_books', { body: { sample_bookid: kept, sample_name: 'Again' } });

  expect(await delta()).toEqual([`${kept}: Again`]);
});

test('a change of a column that was not selected shows the row again', async () => {
  const { send, kept, delta } = await start();
  await send('PATCH', `sample_books(${kept})`, { body: { sample_pages: 77 } });

  expect(await delta()).toEqual([`${kept}: Book 0`]);
});

test('an update that changes nothing shows the row again', async () => {
  const { kept, delta, rename } = await start();
  await rename(kept, 'Book 0');

  expect(await delta()).toEqual([`${kept}: Book 0`]);
});

test('a change of state and a change of owner show the row again', async () => {
  const { send, organization, kept, other, delta } = await start();
  const { userId } = organization.applicationUser('33333333-4444-4555-8666-777777777777', 'somebody');
  await send('PATCH', `sample_books(${kept})`, { body: { statecode: 1 } });
  const owner = await send('PATCH', `sample_books(${other})`, {
    body: { 'ownerid@odata.bind': `/systemusers(${userId})` },
  });

  expect(owner.status).toBe(204);
  expect(await delta()).toEqual([`${kept}: Book 0`, `${other}: Book 1`]);
});

test('changes of other tables are not shown', async () => {
  const { send, delta } = await start();
  await send('POST', 'accounts', { body: { name: 'Contoso' } });

  expect(await delta()).toEqual([]);
});

test('the retention is 0 to 365 days, and nothing else', async () => {
  const { send, organization, link } = await start();
  const set = (expirechangetrackingindays: unknown) =>
    send('PATCH', `organizations(${organization.id})`, { body: { expirechangetrackingindays } });

  for (const days of [-1, 366]) expect((await set(days)).body).toMatchObject({ error: { code: '0x8004432f' } });
  for (const days of [null, 'seven', 1.5]) expect((await set(days)).status).toBe(400);
  expect((await set(365)).status).toBe(204);
  organization.clock.advance(365 * day);
  expect((await send('GET', link)).status).toBe(200);
  organization.clock.advance(2_000);
  expect(await send('GET', link)).toMatchObject(expired);
  expect((await set(0)).status).toBe(204);
  const fresh = linkOf(await baseline(send));
  expect((await send('GET', fresh)).status).toBe(200);
  organization.clock.advance(2_000);
  expect(await send('GET', fresh)).toMatchObject(expired);
});

test('after an expired token a full read and its token go on', async () => {
  const { send, organization, link, kept, rename } = await start();
  organization.clock.advance(8 * day);
  expect(await send('GET', link)).toMatchObject(expired);

  const fresh = linkOf(await baseline(send));
  await rename(kept, 'Renamed');
  expect(await changesOf(send, fresh)).toEqual([`${kept}: Renamed`]);
});

test('an expired token is also refused at the count and at a page in the middle', async () => {
  const { send, organization, link } = await start();
  await addBooks(send, 3, 10);
  const first = await send('GET', link, { headers: { prefer: 'odata.maxpagesize=1' } });
  const next = pageOf(first)['@odata.nextLink'] ?? '';
  const count = `sample_books/$count?${link.replace(/^.*(?=\$deltatoken)/, '')}`;
  organization.clock.advance(8 * day);

  expect(await send('GET', count)).toMatchObject(expired);
  expect(await send('GET', next)).toMatchObject(expired);
});

test('a token of the future is refused, by its version and by its time', async () => {
  const { send, organization } = await start();
  const version = organization.changes.currentVersion;
  const tokens = [`${version + 1n}!01/02/2026 03:04:05`, `${version}!01/02/2099 03:04:05`];
  for (const token of tokens) {
    expect(await send('GET', `sample_books?$deltatoken=${encodeURIComponent(token)}`), token).toMatchObject(invalid);
  }
});

test('a token of another organization is refused when its versions are not those of this one', async () => {
  const { send } = await start();
  const foreign = startApi();
  const early = linkOf(await baseline(foreign.send));
  await addBooks(foreign.send, 50);
  const late = linkOf(await baseline(foreign.send));

  expect(await send('GET', late)).toMatchObject(invalid);
  // Both organizations count from the same number, so a low version is one that this one has also had.
  expect((await send('GET', early)).status).toBe(200);
});

test('a token of another table goes on from the same place, since versions are those of the whole organization', async () => {
  const { send, kept, rename } = await start();
  const accounts = linkOf(await send('GET', 'accounts', { headers: { prefer: 'odata.track-changes' } }));
  await rename(kept, 'Renamed');

  const link = accounts.replace('/accounts?', '/sample_books?$select=sample_name&');
  expect(await changesOf(send, link)).toEqual([`${kept}: Renamed`]);
});

test('a token from before a table was made again is expired', async () => {
  const { send, organization, link } = await start();
  const definition = organization.tables.require('sample_book');
  organization.tables.drop('sample_book');
  expect((await send('GET', link)).status).toBe(404);
  organization.tables.define(definition);

  expect(await send('GET', link)).toMatchObject(expired);
});

test('a table that cannot be tracked is refused, and cannot be made to', async () => {
  const { send, organization } = await start();
  const code = '0x80072491';
  const intersect = await send('GET', 'systemuserrolescollection', { headers: { prefer: 'odata.track-changes' } });
  expect(intersect).toMatchObject({ status: 400, body: { error: { code: '0x80072492' } } });
  for (const set of ['solutions', 'systemusers', 'asyncoperations', 'privileges']) {
    const answer = await send('GET', set, { headers: { prefer: 'odata.track-changes' } });
    expect(answer, set).toMatchObject({ status: 400, body: { error: { code } } });
  }
  expect(() => organization.tables.alter('solution', { changeTrackingEnabled: true })).toThrow(
    expect.objectContaining({ status: 400 }),
  );
  expect(organization.tables.require('solution').changeTrackingEnabled).toBe(false);
});
