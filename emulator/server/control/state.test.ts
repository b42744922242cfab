import { expect, test } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import {
  bookColumns,
  buildPackage,
  columnXml,
  relationshipXml,
  tableXml,
} from '../../solutions/testing/package-builder';
import { type Reply, startShell } from '../../testing/start-shell';
import { Decimal } from '../../engine/values/decimal';
import { decodeState, encodeState } from './state-codec';

const track = { headers: { prefer: 'odata.track-changes' } };
const linkOf = ({ body }: Reply): string => (body as { '@odata.deltaLink': string })['@odata.deltaLink'];
const rowsOf = ({ body }: Reply): Record<string, unknown>[] => (body as { value: Record<string, unknown>[] }).value;

const book = (code: string) => ({ body: { sample_name: `Book ${code}`, sample_bookcode: code } });

/** Other tables than the one that every shell has from the start; boxes stand on shelves. */
const packages = [
  buildPackage({ uniqueName: 'Shelves', tables: [tableXml('sample_shelf')] }),
  buildPackage({
    uniqueName: 'Boxes',
    tables: [
      tableXml('sample_box', {
        columns: [...bookColumns('sample_box'), columnXml('sample_place', { type: 'lookup' })],
      }),
    ],
    relationships: [
      relationshipXml(
        'sample_shelf_boxes',
        'sample_box',
        'sample_place',
        'sample_shelf',
        '<CascadeDelete>Restrict</CascadeDelete>',
      ),
    ],
  }),
];

/** An emulator with two solutions, books, a deletion, a moved clock and a token. */
async function used() {
  const shell = await startShell();
  const { send, emulator, control } = shell;
  for (const bytes of packages) {
    const body = {
      CustomizationFile: Buffer.from(bytes).toString('base64'),
      OverwriteUnmanagedCustomizations: false,
      PublishWorkflows: false,
      ImportJobId: randomUUID(),
    };
    expect((await send('POST', 'ImportSolution', { body })).status).toBe(204);
  }
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
  const { control, send } = await used();
  const dependencies = "RetrieveDependenciesForUninstall(SolutionUniqueName='Shelves')";
  const other = await startShell();
  expect((await other.send('GET', 'sample_shelfs')).status).toBe(404);
  await other.control('PUT', 'state', (await control('GET', 'state')).body);
  const uninstall = async (name: string) => {
    const [solution] = rowsOf(await other.send('GET', `solutions?$filter=uniquename eq '${name}'`));
    return (await other.send('DELETE', `solutions(${String(solution?.['solutionid'])})`)).status;
  };

  const blocking = rowsOf(await other.send('GET', dependencies)).map(row => row['dependentcomponentobjectid']);
  expect(blocking).not.toEqual([]);
  expect(blocking).toEqual(rowsOf(await send('GET', dependencies)).map(row => row['dependentcomponentobjectid']));
  expect((await other.send('GET', 'sample_shelfs')).status).toBe(200);
  expect(await uninstall('Shelves')).toBe(400);
  expect(await uninstall('Boxes')).toBe(204);
  expect(await uninstall('Shelves')).toBe(204);
  expect((await other.send('GET', 'sample_shelfs')).status).toBe(404);
  expect((await other.send('GET', 'sample_books')).status).toBe(200);
});

test('a restored relationship holds the row that it held', async () => {
  const { control } = await used();
  const other = await startShell();
  await other.control('PUT', 'state', (await control('GET', 'state')).body);
  const shelf = `sample_shelfs(${randomUUID()})`;
  const box = `sample_boxs(${randomUUID()})`;
  await other.send('PATCH', shelf, { body: { sample_name: 'Shelf' } });
  await other.send('PATCH', box, { body: { 'sample_place@odata.bind': shelf } });

  expect((await other.send('DELETE', shelf)).status).toBe(405);
  expect((await other.send('DELETE', box)).status).toBe(204);
  expect((await other.send('DELETE', shelf)).status).toBe(204);
});

test('a restored deletion is what it was, in a delta and to the millisecond', async () => {
  const { control, send, link, emulator } = await used();
  const other = await startShell();
  await other.control('PUT', 'state', (await control('GET', 'state')).body);
  const tombstones = ({ emulator: of }: typeof other) =>
    of.saveState().organization.tables.find(table => table.definition.logicalName === 'sample_book')?.tombstones;

  const delta = rowsOf(await other.send('GET', link));
  expect(delta).toEqual(rowsOf(await send('GET', link)));
  expect(delta).toContainEqual(expect.objectContaining({ reason: 'deleted' }));
  const [deletion] = tombstones(other) ?? [];
  expect(emulator.organization.clock.now() - (deletion?.deletedAt ?? 0)).toBeLessThan(60_000);
  expect([deletion]).toEqual(emulator.saveState().organization.tables.flatMap(table => table.tombstones));
});

test('a state goes to an emulator of the same deployment only', async () => {
  const online = await used();
  const onPremises = await startShell({ onPremises: true });
  const { body } = await online.control('GET', 'state');
  const { body: other } = await onPremises.control('GET', 'state');

  const refusedThere = await onPremises.control('PUT', 'state', body);
  const refusedHere = await online.control('PUT', 'state', other);

  expect(refusedThere.status).toBe(409);
  expect(refusedThere.body).toMatchObject({ error: { message: expect.stringContaining('without --on-premises') } });
  expect(refusedHere.status).toBe(409);
  expect(refusedHere.body).toMatchObject({ error: { message: expect.stringContaining('with --on-premises') } });
  expect((await onPremises.send('GET', 'sample_shelfs')).status).toBe(404);
  expect(rowsOf(await online.send('GET', 'sample_books'))).toHaveLength(1);
  expect((await onPremises.control('PUT', 'state', other)).status).toBe(204);
});

test('a state without one of the tables of every environment is refused', async () => {
  const { control } = await startShell();
  const text = JSON.stringify((await control('GET', 'state')).body);
  for (const table of ['publisher', 'solutioncomponent', 'asyncoperation']) {
    const without = text.replaceAll(`"logicalName":"${table}"`, `"logicalName":"new_${table}"`);
    expect(without).not.toBe(text);
    expect((await control('PUT', 'state', without)).status, table).toBe(400);
  }
});

test('a saved state holds no secret, and reads back as it was', async () => {
  const { control, emulator } = await used();
  const text = JSON.stringify((await control('GET', 'state')).body);

  for (const { secret } of emulator.tenant.applications) expect(text).not.toContain(secret);
  const value = { a: [1n, new Map([['x', new Set([2n])]])], b: { c: null, $other: 1 } };
  expect(decodeState(encodeState(value))).toEqual(value);
});

test('a body that is not a state of an emulator changes nothing', async () => {
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

test('the state is neither to be had nor replaced while a job is under way', async () => {
  const { control, emulator } = await startShell({ organization: { jobDelay: 60 } });
  const saved = await control('GET', 'state');
  const before = emulator.organization;
  emulator.organization.jobs.start({ type: 204, name: 'Publish All', run: () => undefined });

  expect((await control('GET', 'state')).status).toBe(409);
  const refused = await control('PUT', 'state', saved.body);
  expect(refused).toMatchObject({ status: 409, body: { error: { message: expect.stringContaining('running') } } });
  expect(emulator.organization).toBe(before);
  await emulator.organization.jobs.idle();
  expect((await control('GET', 'state')).status).toBe(200);
  expect((await control('PUT', 'state', saved.body)).status).toBe(204);
});

test('numbers with more digits than a double has are saved with all of them', () => {
  const values = [Decimal.parse('-922337203685476.5807'), -(2n ** 63n), 0.1];
  const text = encodeState(values);

  expect(text).toBe('[{"$decimal":"-922337203685476.5807"},{"$bigint":"-9223372036854775808"},0.1]');
  expect(decodeState(text)).toEqual(values);
  expect(() => decodeState('{"$decimal":"1e999999999"}')).toThrow(SyntaxError);
});
