import { expect, test } from '@playwright/test';
import { startShell } from '../../testing/start-shell';

test('every answer tells what is left, in the recorded format, and which server gave it', async () => {
  const { send } = await startShell();
  const { headers } = await send('GET', 'WhoAmI');

  expect(headers.get('x-ms-ratelimit-burst-remaining-xrm-requests')).toBe('5999');
  expect(headers.get('x-ms-ratelimit-time-remaining-xrm-requests')).toMatch(/^1,(?:200\.00|199\.\d\d)$/);
  expect(headers.get('x-ms-dop-hint')).toBe('48');
  expect(headers.get('set-cookie')).toMatch(/^ARRAffinity=[\da-f]{64}; path=\/; secure; HttpOnly$/);
  expect(headers.get('x-ms-service-request-id')?.split(', ')[1]).toBe(headers.get('req_id'));
  for (const name of ['allow', 'public', 'expires', 'vary', 'crm.serviceid', 'authactivityid']) {
    expect(headers.get(name), name).not.toBeNull();
  }
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await send('GET', 'WhoAmI', { headers: { cookie } })).headers.get('set-cookie')).toBeNull();
});

test('a user above a limit is told when to come back, and others are not', async () => {
  const { emulator, send, control } = await startShell({ limits: { requests: 2 } });
  const { application: as } = emulator.addUser('rita', 'reader');
  await send('GET', 'WhoAmI');
  const notFound = await send('GET', 'nothing');

  const refused = await send('GET', 'WhoAmI');

  const message = 'Number of requests exceeded the limit of 2 over time window of 300 seconds.';
  expect(refused).toMatchObject({ status: 429, body: { error: { code: '0x80072322', message } } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(295);
  expect(refused.headers.get('x-ms-ratelimit-burst-remaining-xrm-requests')).toBe('0');
  expect([...refused.headers.keys()].sort()).toEqual([...notFound.headers.keys(), 'retry-after'].sort());
  for (const name of ['content-type', 'cache-control', 'odata-version']) {
    expect(refused.headers.get(name), name).toBe(notFound.headers.get(name));
  }
  expect(refused.headers.get('x-ms-service-request-id')?.split(', ')[1]).toBe(refused.headers.get('req_id'));
  expect((await send('GET', 'WhoAmI', { as })).status).toBe(200);
  await control('POST', 'reset');
  expect((await send('GET', 'WhoAmI')).status).toBe(200);
});

test('requests that come together are limited while they wait', async () => {
  const { send } = await startShell({ limits: { concurrency: 3 }, latency: 30 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => send('GET', 'WhoAmI')));

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  expect(answers.find(({ status }) => status === 429)).toMatchObject({ body: { error: { code: '0x80072326' } } });
  expect((await send('GET', 'WhoAmI')).status).toBe(200);
});

test('how parallel a client may be is told as the emulator was started, and holds nobody', async () => {
  const { send } = await startShell({ limits: { parallelism: 2 }, latency: 5 });
  const answers = await Promise.all(Array.from({ length: 4 }, () => send('GET', 'WhoAmI')));

  expect(answers.map(({ status, headers }) => [status, headers.get('x-ms-dop-hint')])).toEqual(
    Array.from({ length: 4 }, () => [200, '2']),
  );
});

test('on-premises knows no such limits', async () => {
  const { send } = await startShell({ onPremises: true, limits: { requests: 1 } });
  await send('GET', 'WhoAmI');
  const { status, headers } = await send('GET', 'WhoAmI');

  expect(status).toBe(200);
  expect([...headers.keys()].filter(name => name.startsWith('x-ms-ratelimit'))).toEqual([]);
});
