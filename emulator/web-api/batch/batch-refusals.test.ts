import { expect, test } from '@playwright/test';
import { startApi } from '../testing/api';
import { changeSet, part, sendBatch } from '../testing/batch';

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
