import { expect, test } from '@playwright/test';
import { addBooks, startApi } from '../../testing/api';
import { changeSet, part, sendBatch } from '../../testing/batch';

test('one column is written, and emptied, by its own URL', async () => {
  const { send, organization } = startApi();
  const [id = ''] = await addBooks(send, 1);
  const name = () => organization.rows.get('sample_book', id)?.values.get('sample_name');
  const put = (body: unknown, url = `sample_books(${id})/sample_name`) => send('PUT', url, { body });

  expect(await put({ value: 'Renamed' })).toMatchObject({ status: 204, text: '' });
  expect(name()).toBe('Renamed');
  expect((await put({ value: 'By key' }, "sample_books(sample_bookcode='C0')/sample_name")).status).toBe(204);
  expect(name()).toBe('By key');
  expect((await send('DELETE', `sample_books(${id})/sample_name`)).status).toBe(204);
  expect(name()).toBeUndefined();
});

test('a property is refused that does not exist, has the wrong type or comes without its value', async () => {
  const { send, organization } = startApi();
  const [id = ''] = await addBooks(send, 1);
  const before = organization.rows.get('sample_book', id);
  const status = async (property: string, body: unknown, headers = {}) =>
    (await send('PUT', `sample_books(${id})/${property}`, { body, headers })).status;

  expect(await status('nothing', { value: 1 })).toBe(404);
  expect(await status('sample_pages', { value: 'many' })).toBe(400);
  expect(await status('sample_pages', { value: 10_001 })).toBe(400);
  expect(await status('_sample_publisher_value', { value: null })).toBe(400);
  expect(await status('sample_pages', {})).toBe(400);
  expect(await status('sample_pages', { value: 1, other: 2 })).toBe(400);
  expect(await status('sample_pages', { value: 1 }, { 'if-match': 'W/"1"' })).toBe(412);
  const missing = 'sample_books(5f0e6d3c-0a1b-4c2d-8e3f-001122334455)/sample_pages';
  expect((await send('PUT', missing, { body: { value: 1 } })).status).toBe(404);
  expect(organization.rows.get('sample_book', id)).toBe(before);
});

test('a change set writes columns and references of the rows it creates', async () => {
  const { send, organization } = startApi();
  const answer = await sendBatch(send, [
    changeSet(
      part('POST accounts', { id: '1', body: { name: 'Publisher' } }),
      part('POST sample_books', { id: '2', body: { sample_bookcode: 'A1' } }),
      part('PUT $2/sample_name', { id: '3', body: { value: 'Written' } }),
      part('PUT $2/sample_publisher/$ref', { id: '4', body: { '@odata.id': '$1' } }),
    ),
  ]);

  expect(answer.parts.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
  const [book] = [...organization.rows.scan('sample_book')];
  const [account] = [...organization.rows.scan('account')];
  expect(book?.values.get('sample_name')).toBe('Written');
  expect(book?.values.get('sample_publisher')).toEqual({ table: 'account', id: account?.id });
});
