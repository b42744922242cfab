import { expect, test } from '@playwright/test';
import { addBooks, ROOT, startApi } from '../testing/api';
import { baseline, linkOf, namesOf, pageOf, track } from '../testing/tracked';

test('the initial read answers all rows, oldest write first, with a delta link that repeats the selection', async () => {
  const { send } = startApi();
  const [first] = await addBooks(send, 2);
  await send('PATCH', `sample_books(${first ?? ''})`, { body: { sample_name: 'Renamed' } });

  const answer = await baseline(send);

  expect(answer.status).toBe(200);
  expect(answer.headers.get('preference-applied')).toBe('odata.track-changes');
  expect(answer.headers.get('odata-version')).toBe('4.0');
  expect(Object.keys(pageOf(answer))).toEqual(['@odata.context', '@odata.deltaLink', 'value']);
  expect(pageOf(answer)['@odata.context']).toBe(`${ROOT}/$metadata#sample_books(sample_name,sample_bookcode)`);
  expect(linkOf(answer)).toMatch(
    /^https:\/\/contoso\.example\/api\/data\/v9\.2\/sample_books\?\$select=sample_name,sample_bookcode&\$deltatoken=\d+%21\d\d%2f\d\d%2f\d{4}%20\d\d%3a\d\d%3a\d\d$/,
  );
  expect(pageOf(answer).value).toMatchObject([
    { sample_name: 'Book 1', sample_bookcode: 'C1' },
    { sample_name: 'Renamed', sample_bookcode: 'C0', sample_bookid: first },
  ]);
  expect(Object.keys(pageOf(answer).value[0] ?? {})).toEqual([
    '@odata.etag',
    'sample_name',
    'sample_bookcode',
    'sample_bookid',
  ]);
});

test('a delta answers what changed, rows first and deletions last, and a link that goes on from there', async () => {
  const { send } = startApi();
  const [book0 = '', book1 = ''] = await addBooks(send, 3);
  const token = linkOf(await baseline(send));
  await addBooks(send, 2, 10);
  await send('DELETE', `sample_books(${book1})`);
  await send('PATCH', `sample_books(${book0})`, { body: { sample_name: 'Renamed' } });

  const delta = await send('GET', token);

  expect(delta.headers.get('preference-applied')).toBeNull();
  expect(pageOf(delta)['@odata.context']).toBe(`${ROOT}/$metadata#sample_books(sample_name,sample_bookcode)/$delta`);
  expect(namesOf(delta)).toEqual(['Book 10', 'Book 11', 'Renamed', 'deleted']);
  expect(pageOf(delta).value.at(-1)).toEqual({
    '@odata.context': `${ROOT}/$metadata#sample_books/$deletedEntity`,
    id: book1,
    reason: 'deleted',
  });
  const after = await send('GET', linkOf(delta));
  expect(pageOf(after).value).toEqual([]);
  expect(linkOf(after)).toContain('$deltatoken=');
});

test('a row that came and went since the token is a deletion only', async () => {
  const { send } = startApi();
  const token = linkOf(await baseline(send));
  const [id = ''] = await addBooks(send, 1);
  await send('DELETE', `sample_books(${id})`);

  expect(pageOf(await send('GET', token)).value).toEqual([expect.objectContaining({ id, reason: 'deleted' })]);
});

test('a token that a client decoded and encoded its own way is understood, with a selection of its own', async () => {
  const { send } = startApi();
  const token = decodeURIComponent(linkOf(await baseline(send)).replace(/^.*deltatoken=/, ''));
  await addBooks(send, 1);

  const form = new URLSearchParams({ $select: 'sample_pages', $deltatoken: token }).toString();
  const delta = await send('GET', `sample_books?${form}`, { headers: track });

  expect(delta.headers.get('preference-applied')).toBe('odata.track-changes');
  expect(Object.keys(pageOf(delta).value[0] ?? {})).toEqual(['@odata.etag', 'sample_pages', 'sample_bookid']);
});

test('query options that do not go together with change tracking are refused in the documented words', async () => {
  const { send } = startApi();
  const token = linkOf(await baseline(send));
  for (const option of ['$filter=sample_pages eq 1', '$orderby=sample_name', '$expand=ownerid', '$top=1']) {
    const name = option.slice(0, option.indexOf('='));
    const message = `The "${name}" query parameter isn't supported when Change Tracking is enabled.`;
    const refusal = { status: 400, body: { error: { message } } };
    expect(await baseline(send, `?${option}`)).toMatchObject(refusal);
    expect(await send('GET', `${token}&${option}`)).toMatchObject(refusal);
  }
});

test('changes are counted for a token, and within an answer when asked for', async () => {
  const { send } = startApi();
  const [id = ''] = await addBooks(send, 2);
  const token = linkOf(await baseline(send));
  await addBooks(send, 2, 10);
  await send('DELETE', `sample_books(${id})`);

  const count = await send('GET', `sample_books/$count?${token.replace(/^.*(?=\$deltatoken)/, '')}`);
  expect(count).toMatchObject({ status: 200, text: '3' });
  expect(count.headers.get('content-type')).toMatch(/^text\/plain/);
  const counted = await baseline(send, '?$count=true&$select=sample_name');
  expect(pageOf(counted)['@odata.count']).toBe(3);
  expect(linkOf(counted)).toContain('?$select=sample_name&$count=true&$deltatoken=');
});

test('a table without change tracking answers 0x80072491', async () => {
  const { send } = startApi();
  const message = "Entity publisher isn't enabled for change tracking.";
  const refusal = { status: 400, body: { error: { code: '0x80072491', message } } };
  expect(await send('GET', 'publishers', { headers: track })).toMatchObject(refusal);
  expect(await send('GET', 'publishers?$deltatoken=1%21')).toMatchObject(refusal);
});

test('a token expires after the retention that the organization is set to', async () => {
  const { send, organization } = startApi();
  const token = linkOf(await baseline(send));
  organization.clock.advance(7 * 86_400_000);
  expect((await send('GET', token)).status).toBe(200);

  organization.clock.advance(2_000);
  const code = '0x80044352';
  expect(await send('GET', token)).toMatchObject({ status: 400, body: { error: { code } } });

  const change = { body: { expirechangetrackingindays: 30 } };
  expect((await send('PATCH', `organizations(${organization.id})`, change)).status).toBe(204);
  expect((await send('GET', token)).status).toBe(200);
});

test('malformed and foreign tokens are a 400', async () => {
  const { send } = startApi();
  for (const token of ['abc', '', '1', '99999999999!08/22/2017 08:10:44', '1!2017-08-22']) {
    const answer = await send('GET', `sample_books?$deltatoken=${encodeURIComponent(token)}`);
    expect(answer, token).toMatchObject({ status: 400, body: { error: { message: expect.any(String) } } });
  }
});
