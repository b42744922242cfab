import { expect, test } from '@playwright/test';
import { buildPackage, tableXml } from '../solutions/testing/package-builder';
import { type Reply, type Shell, startShell } from '../testing/start-shell';

const track = { headers: { prefer: 'odata.track-changes' } };
const denied = { status: 403, body: { error: { code: '0x80040220' } } };

const rowsOf = ({ body }: Reply): Record<string, unknown>[] => (body as { value: Record<string, unknown>[] }).value;
const messageOf = ({ body }: Reply): string => (body as { error: { message: string } }).error.message;

async function withBook(): Promise<Shell & { id: string }> {
  const shell = await startShell();
  const { headers } = await shell.send('POST', 'sample_books', { body: { sample_name: 'One' } });
  const id = /\((.+)\)$/.exec(headers.get('odata-entityid') ?? '')?.[1] ?? '';
  return { ...shell, id };
}

test('a user without a role learns who he is, and sees no row', async () => {
  const { emulator, send, id } = await withBook();
  const { application: as } = emulator.addUser('nora', 'none');
  const who = await send('GET', 'WhoAmI', { as });
  const { UserId: userId } = who.body as { UserId: string };

  expect(who.status).toBe(200);
  const requests: [string, string, string, object?][] = [
    ['GET', 'sample_books', 'prvReadsample_book'],
    ['GET', `sample_books(${id})`, 'prvReadsample_book'],
    ['GET', 'sample_books/$count', 'prvReadsample_book'],
    ['GET', "sample_books(sample_bookcode='B')", 'prvReadsample_book'],
    ['POST', 'sample_books', 'prvCreatesample_book', { body: {} }],
    ['GET', 'EntityDefinitions', 'prvReadEntity'],
    ['POST', 'PublishAllXml', 'prvPublishCustomization', { body: {} }],
  ];
  for (const [method, path, privilege, options] of requests) {
    const message = `The user with id ${userId} has not been assigned any roles. They need a role with the ${privilege} privilege.`;
    const answer = await send(method, path, { as, ...options });
    expect(answer, path).toMatchObject({ status: 403, body: { error: { code: '0x80042f09', message } } });
  }
  expect((await send('GET', 'sample_books', { as, ...track })).status).toBe(403);
});

test('a reader reads and tracks all rows, and writes none', async () => {
  const { emulator, send, id } = await withBook();
  const { application: as } = emulator.addUser('rita', 'reader');

  const tracked = await send('GET', 'sample_books', { as, ...track });
  expect(rowsOf(tracked)).toHaveLength(1);
  const { '@odata.deltaLink': link } = tracked.body as { '@odata.deltaLink': string };
  expect((await send('GET', link, { as })).status).toBe(200);
  expect((await send('GET', 'EntityDefinitions', { as })).status).toBe(200);
  const writes = [
    send('POST', 'sample_books', { as, body: { sample_name: 'Two' } }),
    send('PATCH', `sample_books(${id})`, { as, body: { sample_name: 'Two' } }),
    send('DELETE', `sample_books(${id})`, { as }),
    send('PATCH', `organizations(${emulator.organization.id})`, { as, body: { expirechangetrackingindays: 1 } }),
    send('POST', 'ImportSolution', { as, body: importBody }),
    send('POST', 'StageSolution', { as, body: { CustomizationFile: 'AAAA' } }),
    send('POST', 'ImportSolution', { as, body: stagedBody }),
    send('POST', 'DeleteAndPromote', { as, body: { UniqueName: 'Books' } }),
    send('POST', 'ImportSolutionAsync', { as, body: importBody }),
    send('POST', 'PublishAllXml', { as, body: {} }),
  ];
  for (const write of writes) expect(await write).toMatchObject(denied);
  expect(rowsOf(await send('GET', 'sample_books'))).toMatchObject([{ sample_name: 'One' }]);
});

const importBody = {
  CustomizationFile: 'AAAA',
  OverwriteUnmanagedCustomizations: false,
  PublishWorkflows: false,
  ImportJobId: '22222222-2222-4222-8222-222222222222',
};
const stagedBody = {
  ...importBody,
  CustomizationFile: null,
  SolutionParameters: { StageSolutionUploadId: '44444444-4444-4444-8444-444444444444' },
};

test('a delta needs the read privilege at organization depth, an ordinary read does not', async () => {
  const { emulator, send } = await withBook();
  const token = emulator.organization.changes.issueToken();
  for (const role of ['unit-reader', 'basic'] as const) {
    const { application: as } = emulator.addUser(role, role);
    const refusal = await send('GET', 'sample_books', { as, ...track });

    expect((await send('GET', 'sample_books', { as })).status, role).toBe(200);
    expect(refusal, role).toMatchObject(denied);
    expect(messageOf(refusal)).toMatch(
      /^Principal user \(Id=[-\da-f]{36}, type=8, roleCount=1, privilegeCount=\d+, accessMode=4\), is missing prvReadsample_book privilege \(Id=[-\da-f]{36}\) on OTC=10050 for entity 'sample_book'\. context\.Caller=[-\da-f]{36}$/,
    );
    const delta = `sample_books?$deltatoken=${encodeURIComponent(token)}`;
    expect(await send('GET', delta, { as }), role).toMatchObject(denied);
    const count = `sample_books/$count?$deltatoken=${encodeURIComponent(token)}`;
    expect(await send('GET', count, { as }), role).toMatchObject(denied);
  }
});

test('a reader removes no solution', async () => {
  const { emulator, send } = await startShell();
  const { application: as } = emulator.addUser('rita', 'reader');
  const CustomizationFile = Buffer.from(buildPackage({ tables: [tableXml('sample_shelf')] })).toString('base64');
  expect((await send('POST', 'ImportSolution', { body: { ...importBody, CustomizationFile } })).status).toBe(204);
  const [solution] = rowsOf(await send('GET', "solutions?$filter=uniquename eq 'Books'"));
  const removals = [
    send('DELETE', `solutions(${String(solution?.['solutionid'])})`, { as }),
    send('POST', 'UninstallSolutionAsync', { as, body: { SolutionUniqueName: 'Books' } }),
  ];

  for (const removal of removals) {
    const refusal = await removal;
    expect(refusal).toMatchObject(denied);
    expect(messageOf(refusal)).toContain('prvDeleteSolution privilege');
  }
  await emulator.organization.jobs.idle();
  expect((await send('GET', 'sample_shelfs', { as })).status).toBe(200);
});

test('a user with user depth sees and changes his own rows only', async () => {
  const { emulator, send, id: foreign } = await withBook();
  const { application: as } = emulator.addUser('ben', 'basic');
  const created = await send('POST', 'sample_books', { as, body: { sample_name: 'Mine', sample_bookcode: 'M' } });
  const mine = created.headers.get('odata-entityid') ?? '';

  expect(rowsOf(await send('GET', 'sample_books', { as }))).toMatchObject([{ sample_name: 'Mine' }]);
  expect((await send('GET', 'sample_books/$count', { as })).body).toBe(1);
  expect((await send('PATCH', mine, { as, body: { sample_name: 'Still mine' } })).status).toBe(204);
  for (const [method, options] of [
    ['GET', {}],
    ['PATCH', { body: { sample_name: 'x' } }],
    ['DELETE', {}],
  ] as const) {
    const answer = await send(method, `sample_books(${foreign})`, { as, ...options });
    expect(answer, method).toMatchObject(denied);
    expect(messageOf(answer)).toContain(`ObjectID: ${foreign}`);
  }
  expect(await send('GET', 'sample_books/$count')).toMatchObject({ body: 2 });
});

test('a change set of a user without the privilege changes nothing', async () => {
  const { emulator, send, id } = await withBook();
  const { application: as } = emulator.addUser('rita', 'reader');
  const part = ['--c', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', 'Content-ID: 1', ''];
  const request = [`DELETE /api/data/v9.2/sample_books(${id}) HTTP/1.1`, '', ''];
  const body = ['--b', 'Content-Type: multipart/mixed; boundary=c', '', ...part, ...request, '--c--', '--b--', ''];
  const headers = { 'content-type': 'multipart/mixed; boundary=b' };

  expect((await send('POST', '$batch', { as, body: body.join('\r\n'), headers })).status).toBe(403);
  expect((await send('GET', `sample_books(${id})`)).status).toBe(200);
  expect((await send('POST', '$batch', { body: body.join('\r\n'), headers })).status).toBe(200);
  expect((await send('GET', `sample_books(${id})`)).status).toBe(404);
});

test('roles and their privileges are rows that come and go with the tables', async () => {
  const { emulator, send } = await startShell();
  const names = async () =>
    rowsOf(await send('GET', "privileges?$select=name&$filter=contains(name,'sample_book')")).map(row => row['name']);

  expect((await names()).sort()).toEqual(['Create', 'Delete', 'Read', 'Write'].map(right => `prv${right}sample_book`));
  const roles = rowsOf(await send('GET', "roles?$filter=name eq 'Business Unit Reader'&$select=roleid"));
  const [privilege] = rowsOf(await send('GET', "privileges?$filter=name eq 'prvReadsample_book'&$select=privilegeid"));
  const filter = `roleid eq ${String(roles[0]?.['roleid'])} and privilegeid eq ${String(privilege?.['privilegeid'])}`;
  expect(rowsOf(await send('GET', `roleprivilegescollection?$filter=${filter}`))).toMatchObject([
    { privilegedepthmask: 2 },
  ]);
  emulator.organization.tables.drop('sample_book');
  expect(await names()).toEqual([]);
});

test('the control makes users that sign in, and a reset removes them', async () => {
  const { control, send, emulator } = await startShell();
  const made = await control('POST', 'users', { name: 'rita', role: 'reader' });
  const { clientId } = made.body as { clientId: string };
  const as = emulator.tenant.applications.find(application => application.clientId === clientId);

  expect(made).toMatchObject({ status: 201, body: { name: 'rita', role: 'reader', clientSecret: as?.secret } });
  expect((await send('GET', 'accounts', as && { as })).status).toBe(200);
  for (const body of [{ name: 'rita' }, { name: 'a b', role: 'none' }, { name: 'x', role: 'king' }, []]) {
    expect((await control('POST', 'users', body)).status).toBe(400);
  }
  await control('POST', 'reset');
  expect(await send('GET', 'WhoAmI', as && { as })).toMatchObject({ status: 403 });
  expect(emulator.tenant.applications).toHaveLength(1);
});
