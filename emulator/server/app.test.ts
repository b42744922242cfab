import { expect, test } from '@playwright/test';
import { bookTable } from '../engine/testing/book';
import { createApp } from './app';
import { Emulator } from './emulator';
import { createSigningKeys, type SigningKeys } from './identity/tokens/signing-keys';
import { registerEntraApplication } from './identity/clients/application';

const origin = 'https://localhost:8443';
const tenantId = '11111111-1111-4111-8111-111111111111';
const whoAmI = `${origin}/api/data/v9.2/WhoAmI`;

let signingKeys: SigningKeys;
test.beforeAll(async () => {
  signingKeys = await createSigningKeys();
});

function build(latency = 0) {
  const application = registerEntraApplication();
  const emulator = new Emulator({ origin, tenantId, application, signingKeys, defects: ['lost-deletes'] });
  const errors: unknown[] = [];
  const app = createApp(emulator, { latency, reportError: error => errors.push(error) });
  const authorize = async () => ({
    authorization: `Bearer ${await emulator.tokens.issue(application, 'secret', origin)}`,
  });
  return { emulator, application, app, errors, authorize };
}

test('the Web API is behind sign-in, and knows its caller', async () => {
  const { emulator, application, app, authorize } = build();

  expect((await app.request(whoAmI)).status).toBe(401);
  expect((await app.request(`${origin}/api/data`)).status).toBe(401);
  const response = await app.request(whoAmI, { headers: await authorize() });
  const user = emulator.organization.applicationUser(application.clientId, 'unused');
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ UserId: user.userId, OrganizationId: emulator.organization.id });
});

test('every answer says that an emulator gave it', async () => {
  const { app, authorize } = build();
  const answers = [
    app.request(`${origin}/nothing`),
    app.request(whoAmI),
    app.request(whoAmI, { headers: await authorize() }),
    app.request(`${origin}/${tenantId}/oauth2/v2.0/token`),
    app.request(`${origin}/_emulator/v1/fidelity`),
  ];
  for (const answer of answers) expect((await answer).headers.get('x-dataverse-emulator')).toBe('0.1.0');
});

test('slashes doubled in front of api are folded for rows, and are no version for batches and definitions', async () => {
  const { emulator, app, authorize } = build();
  emulator.organization.tables.define(bookTable());
  const ask = async (method: string, path: string, body?: string) => {
    const headers = { ...(await authorize()), 'content-type': 'application/json' };
    const response = await app.request(`${origin}${path}`, { method, headers, ...(body !== undefined && { body }) });
    return { status: response.status, text: await response.text() };
  };

  expect((await app.request(`${origin}//api/data/v9.2/sample_books`)).status).toBe(401);
  expect(await ask('POST', '//api/data/v9.2/sample_books', '{"sample_bookcode":"A1"}')).toMatchObject({ status: 204 });
  const read = await ask('GET', "//api/data/v9.2/sample_books(sample_bookcode='A1')?$select=sample_name");
  expect([read.status, read.text]).toEqual([
    200,
    expect.stringContaining(`"${origin}/api/data/v9.2/$metadata#sample_books`),
  ]);
  for (const path of ['$batch', 'EntityDefinitions', "EntityDefinitions(LogicalName='sample_book')/Attributes"]) {
    const refused = await ask(path === '$batch' ? 'POST' : 'GET', `//api/data/v9.2/${path}`);
    expect(refused, path).toEqual({
      status: 400,
      text: expect.stringContaining("Requested API Version 'data' was not"),
    });
    expect(refused.text).toContain('0x80060888');
  }
  expect((await ask('GET', '//api/data/v9.2/WhoAmI')).status).toBe(501);
  expect((await ask('GET', '//nothing//api/data/v9.2/WhoAmI')).status).toBe(404);
});

test('an unknown path is not found', async () => {
  const { app } = build();
  for (const path of ['/', '/nothing', '/api/other', '/_emulator/v1/nothing']) {
    expect((await app.request(`${origin}${path}`)).status, path).toBe(404);
  }
});

test('a body above 128 MB is refused before it is read', async () => {
  const { app } = build();
  const url = `${origin}/${tenantId}/oauth2/v2.0/token`;
  const send = (length: number) =>
    app.request(url, { method: 'POST', headers: { 'content-length': String(length) }, body: 'a=b' });

  expect((await send(128 * 1_024 * 1_024)).status).toBe(400);
  expect((await send(128 * 1_024 * 1_024 + 1)).status).toBe(413);
});

test('requests of clients are listed, those to the control are not', async () => {
  const { app } = build();
  await app.request(whoAmI);
  await app.request(`${origin}/_emulator/v1/fidelity`);
  await app.request(`${origin}/nothing`);

  const list: unknown = await (await app.request(`${origin}/_emulator/v1/requests`)).json();
  expect(list).toMatchObject([
    { path: '/api/data/v9.2/WhoAmI', status: 401 },
    { path: '/nothing', status: 404 },
  ]);
});

test('latency delays all answers but those of the control', async () => {
  const latency = 60;
  const { app } = build(latency);
  const duration = async (path: string) => {
    const before = performance.now();
    await app.request(`${origin}${path}`);
    return performance.now() - before;
  };

  // A timer may fire a millisecond early.
  expect(await duration('/api/data/v9.2/WhoAmI')).toBeGreaterThanOrEqual(latency - 1);
  expect(await duration('/common/discovery/instance')).toBeGreaterThanOrEqual(latency - 1);
  expect(await duration('/_emulator/v1/fidelity')).toBeLessThan(latency);
});

test('an error that nobody expected is a 500 and is reported', async () => {
  const { emulator, app, errors, authorize } = build();
  const headers = await authorize();
  emulator.organization.tables.drop('systemuser');

  const response = await app.request(whoAmI, { headers });

  expect(response.status).toBe(500);
  expect(errors).toHaveLength(1);
});

test('a reset leaves ids, secret and starting defects, and no row of a client', async () => {
  const { emulator, app, authorize } = build();
  const { organization } = emulator;
  const caller = organization.system;
  organization.rows.create('account', new Map([['name', 'Contoso']]), caller);
  organization.clock.advance(86_400_000);
  emulator.defects.set([]);

  emulator.reset();

  expect(emulator.organization).not.toBe(organization);
  expect(emulator.organization.tenantId).toBe(tenantId);
  expect([...emulator.organization.rows.scan('account')]).toEqual([]);
  expect(emulator.organization.clock.now()).toBeLessThan(organization.clock.now() - 86_000_000);
  expect(emulator.defects.names).toEqual(['lost-deletes']);
  expect((await app.request(whoAmI, { headers: await authorize() })).status).toBe(200);
});
