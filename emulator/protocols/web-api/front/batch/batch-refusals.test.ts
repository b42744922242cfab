import { expect, test } from '@playwright/test';
import { startApi } from '../../testing/api';
import { changeSet, part, sendBatch, statuses } from '../../testing/batch';

test('what cannot be undone is refused within a change set', async () => {
  const { send } = startApi();
  const answer = await sendBatch(send, [changeSet(part('POST PublishAllXml', { id: '1', body: {} }))]);

  expect(answer.parts).toMatchObject([
    { status: 501, body: { error: { message: expect.stringContaining('change set') } } },
  ]);
  expect(statuses(await sendBatch(send, [part('POST PublishAllXml', { body: {} })]))).toEqual([204]);
});

test('a part cannot lead to another server, and continue-on-error belongs to batches alone', async () => {
  const { send } = startApi();
  expect(statuses(await sendBatch(send, [part('GET https://other.example/api/data/v9.2/sample_books')]))).toEqual([
    400,
  ]);
  expect(statuses(await sendBatch(send, [part('GET https://')]))).toEqual([400]);
  expect((await send('GET', 'WhoAmI', { headers: { prefer: 'odata.continue-on-error' } })).status).toBe(501);
});

test('a content id stands once in a change set', async () => {
  const { send, organization } = startApi();
  const twice = () => part('POST sample_books', { id: '1', body: {} });
  const answer = await sendBatch(send, [changeSet(twice(), twice())]);

  expect(answer.status).toBe(400);
  expect(answer.text).toContain("The content ID '1' was found more than once");
  expect(organization.rows.count('sample_book')).toBe(0);
});

test('preferences that parts might inherit are refused on the batch', async () => {
  const { send } = startApi();
  for (const prefer of ['odata.include-annotations="*"', 'odata.maxpagesize=5', 'return=representation']) {
    expect((await sendBatch(send, [part('GET sample_books')], { prefer })).status).toBe(501);
  }
});

test('a body that nests without end is refused, also where it holds a reference', async () => {
  const { send } = startApi();
  const nested = `{"lastname":"$1","firstname":${'['.repeat(3_000)}${']'.repeat(3_000)}}`;
  const first = part('POST contacts', { id: '1', body: { lastname: 'One' } });
  const answer = await sendBatch(send, [changeSet(first, part('POST contacts', { id: '2', body: nested }))]);
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('nests deeper than');
});
