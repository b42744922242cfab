import { expect, test } from '@playwright/test';
import { buildPackage } from '../solutions/testing/package-builder';
import { type Reply, startShell } from '../testing/start-shell';
import { readState, writeState } from './state-codec';

const track = { headers: { prefer: 'odata.track-changes' } };
const linkOf = ({ body }: Reply): string => (body as { '@odata.deltaLink': string })['@odata.deltaLink'];
const rowsOf = ({ body }: Reply): Record<string, unknown>[] => (body as { value: Record<string, unknown>[] }).value;

const book = (code: string) => ({ body: { sample_name: `Book ${code}`, sample_bookcode: code } });

/** An emulator with a solution, books, a deletion, a moved clock and a token. */
async function used() {
  const shell = await startShell();
  const { send, emulator, control } = shell;
  const body = {
    CustomizationFile: Buffer.from(buildPackage()).toString('base64'),
    OverwriteUnmanagedCustomizations: false,
    PublishWorkflows: false,
    ImportJobId: '22222222-2222-4222-8222-222222222222',
  };
  await send('POST', 'ImportSolution', { body });
  await emulator.organization.jobs.idle();
  await control('POST', 'clock', { advanceDays: 3 });
  await send('POST', 'sample_books', book('A'));
  await send('POST', 'sample_books', book('B'));
  const link = linkOf(await send('GET', 'sample_books?$select=sample_name', track));
  await send('DELETE', "sample_books(sample_bookcode='A')");
  await send('PATCH', "sample_books(sample_bookcode='B')", { body: { sample_name: 'Renamed' } });
  return { ...shell, link };
}

test('a saved environment goes on in another emulator, its tokens too', async () => {
  const { control, link, emulator } = await used();
  const saved = await control('GET', 'state');
  const other = await startShell();

  expect((await other.control('PUT', 'state', saved.body)).status).toBe(204);

  expect(other.emulator.organization.id).toBe(emulator.organization.id);
  expect(rowsOf(await other.send('GET', link))).toMatchObject([{ sample_name: 'Renamed' }, { reason: 'deleted' }]);
  expect(other.emulator.organization.clock.now()).toBeGreaterThan(Date.now() + 2.9 * 86_400_000);
  expect(await other.send('POST', 'sample_books', book('B'))).toMatchObject({
    body: { error: { code: '0x80060892' } },
  });
  expect((await other.send('POST', 'sample_books', book('C'))).status).toBe(204);
  expect(rowsOf(await other.send('GET', link))).toHaveLength(3);
  const again = await startShell();
  await again.control('PUT', 'state', (await other.control('GET', 'state')).body);
  expect(rowsOf(await again.send('GET', link))).toHaveLength(3);
});

test('a restored solution is uninstalled with what it brought', async () => {
  const { control } = await used();
  const other = await startShell();
  await other.control('PUT', 'state', (await control('GET', 'state')).body);
  const [solution] = rowsOf(await other.send('GET', 'solutions?$filter=ismanaged eq true'));

  expect((await other.send('DELETE', `solutions(${String(solution?.['solutionid'])})`)).status).toBe(204);
  expect(other.emulator.organization.tables.all().filter(table => table.isCustom)).toHaveLength(1);
});

test('a saved state holds no secret, and reads back as it was', async () => {
  const { control, emulator } = await used();
  const text = JSON.stringify((await control('GET', 'state')).body);

  for (const { secret } of emulator.tenant.applications) expect(text).not.toContain(secret);
  const value = { a: [1n, new Map([['x', new Set([2n])]])], b: { c: null, $other: 1 } };
  expect(readState(writeState(value))).toEqual(value);
});

test('what is no state of an emulator changes nothing', async () => {
  const { control, send } = await used();
  const { body } = await control('GET', 'state');
  const text = JSON.stringify(body);
  const broken: unknown[] = [
    {},
    [],
    'nonsense',
    { ...(body as object), format: 'another' },
    text.replaceAll('"logicalName":"systemuser"', '"logicalName":"other"'),
    text.replace(/"\$bigint":"\d+"/, '"$bigint":"x"'),
    text.replace('"columns":{"$map":[[', '"columns":{"$map":[[1,2],['),
    text.slice(0, -10),
  ];
  for (const state of broken) expect((await control('PUT', 'state', state)).status).toBe(400);
  expect(rowsOf(await send('GET', 'sample_books'))).toMatchObject([{ sample_name: 'Renamed' }]);
});

test('the state is not to be had while a job is under way', async () => {
  const { control, emulator } = await startShell({ organization: { jobDelay: 60 } });
  emulator.organization.jobs.start({ type: 204, name: 'Publish All', run: () => undefined });

  expect((await control('GET', 'state')).status).toBe(409);
  await emulator.organization.jobs.idle();
  expect((await control('GET', 'state')).status).toBe(200);
});
