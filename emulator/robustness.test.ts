import { expect, test } from '@playwright/test';
import { type Reply, startShell } from './testing/start-shell';

const linkOf = ({ body }: Reply): string => (body as { '@odata.deltaLink': string })['@odata.deltaLink'];
const rowsOf = ({ body }: Reply): Record<string, unknown>[] => (body as { value: Record<string, unknown>[] }).value;
const track = { headers: { prefer: 'odata.track-changes' } };

test('two hundred clients that write and track at once lose nothing', async () => {
  test.setTimeout(60_000);
  const { send, errors } = await startShell();
  const first = linkOf(await send('GET', 'sample_books?$select=sample_bookcode', track));
  const seen = new Map<string, string>();
  const apply = (page: Reply): string => {
    for (const row of rowsOf(page)) {
      const id = String(row['sample_bookid'] ?? row['id']);
      if (row['reason'] === 'deleted') seen.delete(id);
      else seen.set(id, String(row['sample_bookcode']));
    }
    return linkOf(page);
  };

  let link = first;
  const clients = { writing: true };
  const tracker = (async () => {
    while (clients.writing) link = apply(await send('GET', link));
  })();
  await Promise.all(Array.from({ length: 200 }, (_, number) => write(send, number)));
  clients.writing = false;
  await tracker;
  apply(await send('GET', link));

  const rows = rowsOf(await send('GET', 'sample_books?$select=sample_bookcode'));
  expect(rows).toHaveLength(300);
  expect(new Map(rows.map(row => [String(row['sample_bookid']), String(row['sample_bookcode'])]))).toEqual(seen);
  expect(rows.filter(row => String(row['sample_bookcode']).endsWith('-renamed'))).toHaveLength(100);
  expect(errors).toEqual([]);
});

/** Creates two books; even clients rename one, odd ones delete one. */
async function write(send: Awaited<ReturnType<typeof startShell>>['send'], number: number): Promise<void> {
  const [one, two] = [`C${number}-1`, `C${number}-2`];
  for (const code of [one, two]) {
    expect((await send('POST', 'sample_books', { body: { sample_bookcode: code } })).status).toBe(204);
  }
  const path = `sample_books(sample_bookcode='${one}')`;
  const found = rowsOf(await send('GET', `sample_books?$filter=sample_bookcode eq '${one}'`))[0];
  const byId = `sample_books(${String(found?.['sample_bookid'])})`;
  const answer =
    number % 2 === 0
      ? await send('PATCH', byId, { body: { sample_bookcode: `${one}-renamed` } })
      : await send('DELETE', path);
  expect(answer.status).toBe(204);
}

test('nothing is kept of requests but the newest thousand in the log', async () => {
  const { send, emulator } = await startShell();
  const { userId } = emulator.organization.applicationUser(emulator.tenant.applications[0]?.clientId ?? '', 'unused');
  for (let number = 0; number < 1_100; number += 1) await send('GET', 'WhoAmI');

  expect(emulator.requests.entries).toHaveLength(1_000);
  expect(emulator.protection?.remaining(userId).requests).toBe(6_000 - 1_100);
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
