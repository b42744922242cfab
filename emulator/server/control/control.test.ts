import { expect, test } from '@playwright/test';
import { Hono } from 'hono';
import { defectSwitches } from '../../defects/all';
import { Organization } from '../../engine/organization';
import { type RoleName } from '../../engine/roles/role-rules';
import { type FidelityEntry } from '../../operations/fidelity';
import { registerEntraApplication } from '../identity/clients/application';
import { startShell } from '../../testing/start-shell';
import { variations, weatherSwitches } from '../../weather/all';
import { createControl } from './control';
import { logRequests, RequestLog } from './request-log';

const raise = (): never => {
  throw new Error('There is no state here.');
};

function start() {
  const context = {
    organization: new Organization(),
    defects: defectSwitches(),
    weather: weatherSwitches(),
    requests: new RequestLog(),
    resets: 0,
    saveState: () => raise(),
    restoreState: () => raise(),
    addUser: (name: string, role: RoleName) => ({ name, role, application: registerEntraApplication() }),
    reset: () => void (context.resets += 1),
  };
  const app = new Hono();
  app.route('/_emulator/v1', createControl(context));
  app.use(logRequests(context.requests));
  app.all('*', c => c.text('ok'));
  const send = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
    app.request(`https://localhost${path}`, { method, headers, ...(body !== undefined && { body }) });
  return { context, send };
}

test('a reset calls the shell and empties the request log', async () => {
  const { context, send } = start();
  await send('GET', '/api/data/v9.2/WhoAmI');
  expect(context.requests.entries).toHaveLength(1);

  expect((await send('POST', '/_emulator/v1/reset')).status).toBe(204);

  expect(context.resets).toBe(1);
  expect(context.requests.entries).toEqual([]);
});

test('the clock moves forward by days, and by nothing else', async () => {
  const { context, send } = start();
  const before = context.organization.clock.now();
  const answer = await send('POST', '/_emulator/v1/clock', '{"advanceDays":8}');
  expect(answer.status).toBe(200);
  const { now } = (await answer.json()) as { now: string };
  expect(Math.round((Date.parse(now) - before) / 86_400_000)).toBe(8);

  for (const body of [
    '{"advanceDays":-1}',
    '{"advanceDays":1e9}',
    '{}',
    '{"advanceDays":1,"hours":2}',
    'nonsense',
    '',
  ]) {
    expect((await send('POST', '/_emulator/v1/clock', body)).status, body).toBe(400);
  }
});

test('defects are switched as a whole, and unknown ones change nothing', async () => {
  const { context, send } = start();
  const answer = await send('PUT', '/_emulator/v1/defects', '["lost-deletes"]');
  const [protocols, description] = [['Web API', 'Organization Service'], expect.any(String)];
  expect(await answer.json()).toContainEqual({ name: 'lost-deletes', description, protocols, active: true });

  const refused = await send('PUT', '/_emulator/v1/defects', '["lost-delete"]');
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('Known defects: lost-deletes');
  expect((await send('PUT', '/_emulator/v1/defects', '"lost-deletes"')).status).toBe(400);
  expect(context.defects.names).toEqual(['lost-deletes']);
});

test('variations are switched as defects are, and say what a run ends as', async () => {
  const { context, send } = start();
  const answer = await send('PUT', '/_emulator/v1/variations', '["cold-table"]');
  expect(await answer.json()).toContainEqual(
    expect.objectContaining({ name: 'cold-table', ends: 'supported', active: true }),
  );
  expect((await send('PUT', '/_emulator/v1/variations', '["lost-deletes"]')).status).toBe(400);
  expect(await (await send('GET', '/_emulator/v1/variations')).json()).toHaveLength(variations.length);
  expect([context.weather.names, context.defects.names]).toEqual([['cold-table'], []]);
});

test('every operation of the Web API names its evidence, and what differs when it is partial', async () => {
  const { send } = start();
  const list = (await (await send('GET', '/_emulator/v1/fidelity')).json()) as FidelityEntry[];
  expect(list.length).toBeGreaterThan(20);
  for (const { operation, evidence, fidelity, differs } of list) {
    expect(evidence, operation).toMatch(/^(?:https:\/\/learn\.microsoft\.com\/|recorded$)/);
    const { notServed, differs: different, inferred } = differs;
    expect(notServed.length + different.length + inferred.length === 0, operation).toBe(fidelity === 'full');
  }
});

test('requests are logged without credentials, and no more than a thousand', async () => {
  const { send } = start();
  const headers = { authorization: 'Bearer secret-1', cookie: 'secret-2', prefer: 'odata.track-changes' };
  await send('POST', '/token?client_secret=secret-3&$select=a&code=secret-4', 'client_secret=secret-5', headers);

  const text = await (await send('GET', '/_emulator/v1/requests')).text();

  expect(text).not.toContain('secret-');
  expect(JSON.parse(text)).toMatchObject([
    {
      method: 'POST',
      path: '/token?client_secret=[redacted]&$select=[redacted]&code=[redacted]',
      status: 200,
      headers: { prefer: 'odata.track-changes' },
    },
  ]);
  for (let number = 0; number < 1_001; number += 1) await send('GET', `/${number}`);
  const entries = (await (await send('GET', '/_emulator/v1/requests')).json()) as { path: string }[];
  expect([entries.length, entries[0]?.path, entries.at(-1)?.path]).toEqual([1_000, '/1', '/1000']);
});

test('the log names the operations that did what was asked, those of a batch too', async () => {
  const { app, emulator, send } = await startShell();
  await send('POST', 'accounts', { body: { name: 'A' } });
  await send('GET', 'nothings');
  const batch = [
    '--batch_a',
    'Content-Type: application/http',
    '',
    'GET WhoAmI HTTP/1.1',
    '',
    '',
    '--batch_a',
    'Content-Type: application/http',
    '',
    'GET accounts/$count HTTP/1.1',
    '',
    '',
    '--batch_a--',
    '',
  ];
  const headers = { 'content-type': 'multipart/mixed; boundary=batch_a' };
  await send('POST', '$batch', { body: batch.join('\r\n'), headers });
  const log = await app.request(`${emulator.origin}/_emulator/v1/requests`);
  const entries = (await log.json()) as { readonly operations: readonly string[] }[];

  expect(entries.map(({ operations }) => operations)).toEqual([
    ['POST {entity set}'],
    [],
    ['GET WhoAmI', 'GET {entity set}/$count', 'POST $batch'],
  ]);
});

test('of an address only the options of the Web API keep their values in the log', async () => {
  const { context, send } = start();
  const cases = [
    ['/api/data/v9.2/accounts?$select=name&%24top=3&$filter=name eq @n&@n=%27a=b%27', undefined],
    ['/org/api/data/v9.1/accounts?$DeltaToken=1!2&$skiptoken=%3Ccookie%3E&%40p1=1', undefined],
    [
      '/api/data/v9.2/accounts?$secret=x&access_token=x',
      '/api/data/v9.2/accounts?$secret=[redacted]&access_token=[redacted]',
    ],
    ['/api/data/v9.2/accounts?x.y.z&=x', '/api/data/v9.2/accounts?[redacted]&=[redacted]'],
    [
      '/tenant/oauth2/v2.0/token?client_secret=x&$filter=x&@p1=x',
      '/tenant/oauth2/v2.0/token?client_secret=[redacted]&$filter=[redacted]&@p1=[redacted]',
    ],
    ['/other?to=/api/data/&$select=x', '/other?to=[redacted]&$select=[redacted]'],
    ['/a/b/api/data/?$select=x', '/a/b/api/data/?$select=[redacted]'],
    ['/XRMServices/2011/Organization.svc?wsdl', undefined],
    [
      '/XRMServices/2011/Organization.svc/web?SDKClientVersion=9.2',
      '/XRMServices/2011/Organization.svc/web?SDKClientVersion=[redacted]',
    ],
  ] as const;
  for (const [path, logged = path] of cases) {
    await send('GET', path);
    expect(context.requests.entries.at(-1)?.path).toBe(logged.replaceAll(' ', '%20'));
  }
});

test('a page of another origin does not reach the control', async () => {
  const { context, send } = start();
  expect((await send('POST', '/_emulator/v1/reset', undefined, { origin: 'https://evil.example' })).status).toBe(403);
  expect(context.resets).toBe(0);
  expect((await send('POST', '/_emulator/v1/reset', undefined, { origin: 'https://localhost' })).status).toBe(204);
});
