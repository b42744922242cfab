import { expect, test } from '@playwright/test';
import { startApi } from '../../testing/api';
import { changeSet, multipart, part, sendBatch } from '../../testing/batch';

const statuses = ({ parts }: { readonly parts: readonly { status: number }[] }): number[] =>
  parts.map(({ status }) => status);

test('a body that is not a batch is refused as a whole, and nothing of it is done', async () => {
  const { send, organization } = startApi();
  const good = part('POST sample_books', { body: { sample_bookcode: 'A1' } });
  const message = async (items: readonly string[] | string, headers?: Record<string, string>) => {
    const { status, body, parts } = await sendBatch(send, items, headers);
    expect(parts).toEqual([]);
    expect(status).toBe(400);
    return (body as { error: { message: string } }).error.message;
  };

  expect(await message([good, changeSet(part('GET sample_books', { id: '1' }))])).toContain("HTTP method 'GET'");
  expect(await message([good, changeSet(part('POST sample_books', { body: {} }))])).toBe(
    'Content-ID header not present',
  );
  expect(await message([good, part('POST /api/data/v9.2/$batch', { body: {} })])).toContain('another batch');
  expect(await message([good, changeSet(changeSet(good))])).toContain('application/http');
  expect(await message([good, good.replace('application/http', 'text/plain')])).toContain('application/http');
  expect(await message([good, good.replace('binary', 'base64')])).toContain('binary');
  expect(await message([good, good.replace('POST ', '')])).toContain('not a request line');
  expect(await message([good, part('GET sample_books', { headers: ['nonsense'] })])).toContain('not a header');
  expect(await message([good, part(`GET sample_books?$filter=${'x'.repeat(65_536)}`)])).toContain('65536');
  expect(await message(multipart('batch_a', [good]).replace('batch_a--', 'batch_a'))).toContain('closing delimiter');
  expect(await message([good], { 'content-type': 'multipart/mixed' })).toContain('boundary');
  expect(await message([good], { 'content-type': 'application/json' })).toContain('multipart/mixed');
  expect(organization.rows.count('sample_book')).toBe(0);
});

test('a batch takes a thousand requests and no more', async () => {
  const { send } = startApi();
  const reads = (count: number) => Array.from({ length: count }, () => part('GET RetrieveVersion'));

  expect((await sendBatch(send, reads(1_000))).parts).toHaveLength(1_000);
  expect(
    (await sendBatch(send, [...reads(999), changeSet(part('DELETE a', { id: '1' }), part('DELETE b', { id: '2' }))]))
      .status,
  ).toBe(400);
});

test('a last line without CRLF makes the last body unreadable, as documented', async () => {
  const { send, organization } = startApi();
  const write = (code: string, headers: string[] = []) =>
    part('POST sample_books', { body: { sample_bookcode: code }, headers });
  const batch = (...items: string[]) => multipart('batch_a', items);
  const lf = (text: string) => text.replaceAll('\r\n', '\n');

  const cut = await sendBatch(send, batch(write('A1'), write('A2')).trimEnd());
  expect([cut.status, ...statuses(cut)]).toEqual([400, 204, 400]);
  expect(cut.parts[1]?.body).toMatchObject({
    error: { code: '0x80048d19', message: expect.stringContaining("Entity :'sample_books', ") },
  });
  expect(cut.text).toContain('InnerException : System.ArgumentException: Stream was not readable.');

  expect((await sendBatch(send, lf(batch(write('B1'))))).status).toBe(400);
  expect((await sendBatch(send, `${lf(batch(write('B2')))}\n`)).status).toBe(200);
  expect((await sendBatch(send, batch(write('B3'), part('GET sample_books/$count')).trimEnd())).status).toBe(200);
  const sized = write('B4', [`Content-Length: ${'{"sample_bookcode":"B4"}'.length}`]);
  expect((await sendBatch(send, batch(sized).trimEnd())).status).toBe(200);
  const codes = [...organization.rows.scan('sample_book')].map(row => row.values.get('sample_bookcode'));
  expect(codes).toEqual(['A1', 'B2', 'B3', 'B4']);
});
