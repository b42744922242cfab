import { expect, test } from '@playwright/test';
import { setFlagsFromString } from 'node:v8';
import { setImmediate } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { type Reply, startShell } from './start-shell';

const linkOf = ({ body }: Reply): string => (body as { '@odata.deltaLink': string })['@odata.deltaLink'];
const rowsOf = ({ body }: Reply): Record<string, unknown>[] => (body as { value: Record<string, unknown>[] }).value;
/** Small, so that writes come between the pages of every read. */
const paged = { prefer: 'odata.track-changes, odata.maxpagesize=7' };
const booksOfClient = 6;

test('two hundred clients that write and track at once lose nothing', async () => {
  test.setTimeout(60_000);
  const { send, errors } = await startShell();
  for (let number = 0; number < 50; number += 1) await createBook(send, `Before-${number}`);
  const seen = new Map<string, string>();
  const work = { isDone: false };
  const tracker = (async () => {
    let link = await follow(send, 'sample_books?$select=sample_bookcode', seen);
    while (!work.isDone) link = await follow(send, link, seen);
    await follow(send, link, seen);
  })();
  await Promise.all(Array.from({ length: 200 }, (_, number) => write(send, number)));
  work.isDone = true;
  await tracker;

  const rows = rowsOf(await send('GET', 'sample_books?$select=sample_bookcode'));
  const codes = rows.map(row => String(row['sample_bookcode']));
  expect(seen).toEqual(new Map(rows.map(row => [String(row['sample_bookid']), String(row['sample_bookcode'])])));
  expect(codes.toSorted()).toEqual(expectedCodes().toSorted());
  expect(errors).toEqual([]);
});

type Send = Awaited<ReturnType<typeof startShell>>['send'];

/** Reads from this link to the last page and applies what it brings. The link to go on with. */
async function follow(send: Send, from: string, seen: Map<string, string>): Promise<string> {
  for (let link: string | undefined = from; ;) {
    const page: Reply = await send('GET', link, { headers: paged });
    expect(page.status).toBe(200);
    for (const row of rowsOf(page)) {
      const id = String(row['sample_bookid'] ?? row['id']);
      if (row['reason'] === 'deleted') seen.delete(id);
      else seen.set(id, String(row['sample_bookcode']));
    }
    link = (page.body as { '@odata.nextLink'?: string })['@odata.nextLink'];
    if (link === undefined) return linkOf(page);
  }
}

const createBook = async (send: Send, code: string): Promise<void> =>
  expect((await send('POST', 'sample_books', { body: { sample_bookcode: code } })).status).toBe(204);

/** Creates books; even clients rename the first one, odd ones delete it. */
async function write(send: Send, number: number): Promise<void> {
  for (let book = 1; book <= booksOfClient; book += 1) await createBook(send, `C${number}-${book}`);
  const first = `C${number}-1`;
  const found = rowsOf(await send('GET', `sample_books?$filter=sample_bookcode eq '${first}'`))[0];
  const byId = `sample_books(${String(found?.['sample_bookid'])})`;
  const answer =
    number % 2 === 0
      ? await send('PATCH', byId, { body: { sample_bookcode: `${first}-renamed` } })
      : await send('DELETE', `sample_books(sample_bookcode='${first}')`);
  expect(answer.status).toBe(204);
}

const expectedCodes = (): string[] => [
  ...Array.from({ length: 50 }, (_, number) => `Before-${number}`),
  ...Array.from({ length: 200 }, (_, number) => [
    ...(number % 2 === 0 ? [`C${number}-1-renamed`] : []),
    ...Array.from({ length: booksOfClient - 1 }, (_book, book) => `C${number}-${book + 2}`),
  ]).flat(),
];

test('nothing is kept of requests but the newest thousand in the log', async () => {
  const { send, emulator } = await startShell();
  const { userId } = emulator.organization.applicationUser(emulator.tenant.applications[0]?.clientId ?? '', 'unused');
  for (let number = 0; number < 1_100; number += 1) await send('GET', 'WhoAmI');

  expect(emulator.requests.entries).toHaveLength(1_000);
  expect(emulator.protection?.remaining(userId).requests).toBe(6_000 - 1_100);
});

test('memory does not grow with the number of requests', async () => {
  test.setTimeout(60_000);
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const { send, app } = await startShell();
  await createBook(send, 'A');
  const ask = async (number: number): Promise<void> => {
    // Kept of each request, this alone would be four times what is allowed.
    const note = `${number}${'x'.repeat(16_384)}`;
    const headers = { 'user-agent': note };
    await send('GET', `WhoAmI?note=${note}`, { headers });
    await send('GET', 'sample_books', { headers: { ...headers, ...paged } });
    await send('PATCH', "sample_books(sample_bookcode='A')", { headers, body: { sample_name: `Name ${number}` } });
    await send('POST', 'sample_books', { headers, body: { sample_bookcode: note } });
    await app.request(`https://localhost:8443/tenant-${number}/oauth2/v2.0/token`, {
      method: 'POST',
      headers,
      body: note,
    });
  };
  const heapAfter = async (from: number, to: number): Promise<number> => {
    for (let number = from; number < to; number += 1) await ask(number);
    // What a WeakRef has shown in a turn of the event loop lives until its end.
    await setImmediate();
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };

  // The first ones fill the request log, which holds a thousand.
  const before = await heapAfter(0, 400);
  const after = await heapAfter(400, 1_400);

  expect(after - before).toBeLessThan(1_000 * 4_096);
});

test('updates of one row do not let the change log grow', async () => {
  const { send, emulator } = await startShell();
  await send('POST', 'sample_books', { body: { sample_bookcode: 'A' } });
  for (let number = 0; number < 500; number += 1) {
    await send('PATCH', "sample_books(sample_bookcode='A')", { body: { sample_name: `Name ${number}` } });
  }

  expect(emulator.organization.tables.stored('sample_book').log.length).toBeLessThan(150);
});

test('a body above the limit is a 413 wherever it goes', async () => {
  const { send } = await startShell();
  const headers = { 'content-length': String(128 * 1_024 * 1_024 + 1) };
  for (const path of ['sample_books', 'ImportSolution', '$batch']) {
    expect((await send('POST', path, { body: {}, headers })).status, path).toBe(413);
  }
});

test('a body of unknown length is read no further than the limit', async () => {
  const { app } = await startShell();
  const mebibyte = new Uint8Array(1_024 * 1_024);
  for (const path of ['api/data/v9.2/sample_books', '_emulator/v1/state']) {
    let read = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: controller => {
        read += 1;
        if (read > 160) controller.close();
        else controller.enqueue(mebibyte);
      },
    });
    const request = new Request(`https://localhost:8443/${path}`, { method: 'PUT', body, duplex: 'half' });

    expect((await app.request(request)).status, path).toBe(413);
    // One more is on its way when the limit is met.
    expect(read, path).toBeLessThanOrEqual(130);
  }
});
