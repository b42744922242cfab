import { test as base, expect } from '@playwright/test';
import { AccessError, DataverseError, UnexpectedReplyError, UnavailableError } from '../errors';
import { ClientRig, testToken } from './testing/client-rig';

const notFound = { status: 404, body: { error: { code: '0x80040217', message: 'Does Not Exist' } } };
const id = '2e451703-c686-e711-80e5-00155db19e6d';

const test = base.extend<{ rig: ClientRig }>({
  rig: async ({}, use) => {
    const rig = await ClientRig.start();
    await use(rig);
    await rig.server.stop();
  },
});

test('a read carries the OData headers, the preferences and the token', async ({ rig: { server, client } }) => {
  server.script({ status: 200, headers: { 'preference-applied': 'odata.track-changes' }, body: { value: [] } });

  const reply = await client.request<{ value: unknown[] }>('GET', 'sample_books?$select=sample_name', {
    prefer: ['odata.track-changes', 'odata.maxpagesize=3'],
    consistent: true,
  });

  expect(reply).toMatchObject({ status: 200, body: { value: [] } });
  expect(reply.headers.get('preference-applied')).toBe('odata.track-changes');
  expect(server.requests).toMatchObject([
    {
      method: 'GET',
      url: '/contoso/api/data/v9.2/sample_books?$select=sample_name',
      headers: {
        accept: 'application/json',
        'odata-version': '4.0',
        'odata-maxversion': '4.0',
        prefer: 'odata.track-changes,odata.maxpagesize=3',
        consistency: 'Strong',
        authorization: `Bearer ${testToken}1`,
      },
    },
  ]);
});

test('requests go back to the server that answered first, and the report does not show how', async ({
  rig: { server, client, steps },
}) => {
  const affinity = { 'set-cookie': 'ARRAffinity=server-3;Path=/;HttpOnly' };
  server.script({ status: 200, headers: affinity, body: {} }, { status: 200, body: {} });

  await client.get('WhoAmI');
  await client.get('WhoAmI');

  expect(server.requests.map(({ headers }) => headers['cookie'])).toEqual([undefined, 'ARRAffinity=server-3']);
  expect(JSON.stringify(steps)).not.toMatch(/cookie|server-3/i);
});

test('a write sends JSON, and a reply without a body has none', async ({ rig: { server, client } }) => {
  server.script({ status: 204, headers: { 'odata-entityid': 'x' } });
  const body = await client.patch<unknown>(`sample_books(${id})`, { sample_name: 'é' });
  expect(body).toBeUndefined();
  expect(server.requests).toMatchObject([
    { method: 'PATCH', body: '{"sample_name":"é"}', headers: { 'content-type': 'application/json' } },
  ]);
});

test('plain text is a body too', async ({ rig: { server, client } }) => {
  server.script({ status: 200, headers: { 'content-type': 'text/plain' }, body: '\uFEFF12' });
  expect(await client.get<string>('sample_books/$count')).toBe('12');
});

test('a refusal becomes an error with status, code, text and request id', async ({ rig: { server, client } }) => {
  server.script({
    status: 412,
    headers: { 'x-ms-service-request-id': 'r-1' },
    body: { error: { code: '0x80060892', message: 'Entity Key violated.' } },
  });

  const error = await client.post('sample_books', {}).catch((e: unknown) => e);

  expect(error).toBeInstanceOf(DataverseError);
  expect(error).toMatchObject({ status: 412, code: '0x80060892', detail: 'Entity Key violated.', requestId: 'r-1' });
  expect(String(error)).toContain(
    `POST ${client.rootUrl}sample_books failed with 412 0x80060892: Entity Key violated.`,
  );
});

test('a refusal is a reply like any other for a caller that asks for it', async ({ rig: { server, client } }) => {
  server.script(notFound);
  const reply = await client.attempt('GET', `sample_books(${id})`);
  expect(reply).toMatchObject({ status: 404, body: notFound.body });
});

test('access, load and redirects have errors of their own', async ({ rig: { server, client } }) => {
  server.script({
    status: 403,
    body: { error: { code: '0x80072560', message: 'The user is not a member of the organization.' } },
  });
  const forbidden = await client.get('WhoAmI').catch((e: unknown) => e);
  expect(forbidden).toBeInstanceOf(AccessError);
  expect(String(forbidden)).toContain('add the app registration as an application user');

  server.script({ status: 302, headers: { location: 'https://login.contoso.test/sign-in?x=1' } });
  const redirected = await client.get('WhoAmI').catch((e: unknown) => e);
  expect(redirected).toBeInstanceOf(AccessError);
  expect(String(redirected)).toContain('https://login.contoso.test');
  expect(server.requests).toHaveLength(2);

  server.script({ status: 503, body: 'busy' });
  await expect(client.post('PublishAllXml', {})).rejects.toThrow(UnavailableError);
});

test('a page that no Web API wrote is a breach of protocol', async ({ rig: { server, client } }) => {
  server.script({ status: 200, headers: { 'content-type': 'text/html' }, body: '<title>Sign in</title>' });
  await expect(client.get('WhoAmI')).rejects.toThrow(UnexpectedReplyError);
  server.script({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"value":[' });
  await expect(client.get('WhoAmI')).rejects.toThrow('damaged JSON');
});

test('no secret, token or package is in a note, a title or an error', async ({ rig: { server, client, steps } }) => {
  const file = Buffer.alloc(3_000, 9).toString('base64');
  const echo = { error: { code: '0x8004F01F', message: `refused ${file} for Bearer ${testToken}` } };
  server.script('reset', { status: 500, headers: { 'set-cookie': 'ARRAffinity=abc' }, body: echo });

  const errors = [
    await client.post('ImportSolution', { CustomizationFile: file }).catch((e: unknown) => e),
    await client.post('ImportSolution', { CustomizationFile: file }).catch((e: unknown) => e),
  ];

  const told = JSON.stringify(steps) + errors.map(error => `${String(error)} ${JSON.stringify(error)}`).join();
  for (const secret of [testToken, 'c2lnbmF0dXJl', file.slice(0, 40), 'ARRAffinity='])
    expect(told).not.toContain(secret);
  expect(told).toContain('[3000 bytes of solution package]');
  expect(steps.flatMap(step => step.exchanges)).toHaveLength(2);
});
