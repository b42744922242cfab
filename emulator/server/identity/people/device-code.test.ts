import { type DeviceCodeRequest, PublicClientApplication } from '@azure/msal-node';
import { expect, test } from '@playwright/test';
import { decodeJwt } from 'jose';
import { readFileSync } from 'node:fs';
import { Agent, fetch } from 'undici';
import { expectProof } from '../../../interop/proof';
import { startTarget, type Target } from '../../../interop/target';
import { startShell } from '../../../testing/start-shell';
import { networkThrough } from '../testing/msal-network';
import { deviceCodeError } from '../entra/person-error';
import { deviceCodeLifetime, DeviceCodes, pollingInterval } from './device-codes';

test.describe.configure({ mode: 'serial' });

let target: Target;
let agent: Agent;
test.beforeAll(async () => {
  target = await startTarget('--sign-in', 'device-code');
  agent = new Agent({ connect: { ca: readFileSync(target.settings.certificateFile, 'utf8') } });
});
test.afterAll(async () => {
  await agent.destroy();
  await target.stop();
});

const clientId = () => target.settings.signIns?.[0]?.settings['AZURE_CLIENT_ID'] ?? '';
const scopes = () => [`${target.settings.origin}/user_impersonation`];

function createClient(): PublicClientApplication {
  const { origin, tenantId } = target.settings;
  return new PublicClientApplication({
    auth: {
      clientId: clientId(),
      authority: `${origin}/${tenantId}`,
      knownAuthorities: [new URL(origin).host],
    },
    system: { networkClient: networkThrough(agent) },
  });
}

/** Sends the page's form. The answer is the page's notice. */
async function decide(code: string, form: { user?: string; action?: string } = {}, headers = {}) {
  const body = new URLSearchParams({ user_code: code, user: 'ada@contoso.com', action: 'approve', ...form });
  const url = `${target.settings.origin}/devicelogin`;
  const answer = await fetch(url, { method: 'POST', body, headers, dispatcher: agent });
  const [, notice = ''] = /<p role="status">([^<]*)<\/p>/.exec(await answer.text()) ?? [];
  return { status: answer.status, notice };
}

/** A person does this as soon as the code is known. */
const signIn = (then: (code: string) => unknown, client = createClient()) => {
  const request: DeviceCodeRequest = { scopes: scopes(), deviceCodeCallback: ({ userCode }) => void then(userCode) };
  return client.acquireTokenByDeviceCode(request);
};

async function whoAmI(token: string) {
  const headers = { authorization: `Bearer ${token}` };
  const base = `${target.settings.environmentUrl}/api/data/v9.2`;
  const answer = await fetch(`${base}/WhoAmI`, { headers, dispatcher: agent });
  const { UserId: id } = (await answer.json()) as { UserId: string };
  const user = await fetch(`${base}/systemusers(${id})?$select=fullname,domainname`, { headers, dispatcher: agent });
  return (await user.json()) as Record<string, string>;
}

test('MSAL waits while nobody has approved, and then has a token of the person who did', async () => {
  const client = createClient();
  const result = await signIn(code => decide(code, { user: 'rob@contoso.com' }), client);
  const token = result?.accessToken ?? '';

  expect(decodeJwt(token)).toMatchObject({
    aud: target.settings.origin,
    appid: clientId(),
    appidacr: '0',
    scp: 'user_impersonation',
    tid: target.settings.tenantId,
    upn: 'rob@contoso.com',
  });
  expect(result?.account).toMatchObject({ username: 'rob@contoso.com', name: 'Rob Reader' });
  expect(await whoAmI(token)).toMatchObject({ fullname: 'Rob Reader', domainname: 'rob@contoso.com' });

  const [account] = await client.getTokenCache().getAllAccounts();
  if (account === undefined) throw new Error('MSAL keeps no account.');
  const renewed = await client.acquireTokenSilent({ account, scopes: scopes(), forceRefresh: true });
  expect(decodeJwt(renewed.accessToken)).toMatchObject({ upn: 'rob@contoso.com' });
  expect(renewed.accessToken).not.toBe(token);
});

test('the fidelity list names what was called here', async () => {
  const requests = (await target.requests()).filter(({ path }) => !path.includes('/api/data/'));
  expectProof('server/identity/people/device-code.test.ts', requests);
});

test('MSAL hears that the person declined', async () => {
  await expect(signIn(code => decide(code, { action: 'decline' }))).rejects.toThrow(/authorization_declined/);
});

test('the page says what was wrong, and takes nothing from another page', async () => {
  expect(await decide('WRONGCODE')).toMatchObject({
    status: 400,
    notice: expect.stringContaining('work. Check the code'),
  });
  expect(await decide('X', { user: '<script>' })).toMatchObject({
    status: 400,
    notice: expect.stringContaining('&lt;script&gt;'),
  });
  expect(await decide('X', {}, { origin: 'https://evil.example' })).toMatchObject({ status: 403 });
  const { app } = await startShell({ withPeople: true });
  const [url, origin] = ['http://behind-a-proxy:3000/devicelogin', 'https://localhost:8443'];
  expect((await app.request(url, { method: 'POST', headers: { origin }, body: new FormData() })).status).toBe(400);
  const page = await fetch(`${target.settings.origin}/devicelogin?otc=%22%3E%3Cb%3E`, { dispatcher: agent });
  expect(await page.text()).toContain('value="&quot;&gt;&lt;b&gt;"');
});

async function ask(endpoint: string, form: Record<string, string>) {
  const url = `${target.settings.origin}/${target.settings.tenantId}/oauth2/v2.0/${endpoint}`;
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form), dispatcher: agent });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test('the configuration of the endpoint that has device codes says where, and the other one nothing', async () => {
  const { origin, tenantId } = target.settings;
  const told = ['/v2.0', ''].map(async version => {
    const url = `${origin}/${tenantId}${version}/.well-known/openid-configuration`;
    const answer = await fetch(url, { dispatcher: agent });
    return ((await answer.json()) as Record<string, unknown>)['device_authorization_endpoint'];
  });
  expect(await Promise.all(told)).toEqual([`${origin}/${tenantId}/oauth2/v2.0/devicecode`, undefined]);
});

const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';

test('a device is told what has become of its code', async () => {
  const started = await ask('devicecode', { client_id: clientId(), scope: `${scopes().join(' ')} offline_access` });
  const { device_code, user_code } = started.body as { device_code: string; user_code: string };
  const poll = () => ask('token', { grant_type, client_id: clientId(), device_code });

  expect(started.body).toMatchObject({ expires_in: deviceCodeLifetime, message: expect.stringContaining(user_code) });
  expect(await poll()).toMatchObject({ status: 400, body: { error: 'authorization_pending', error_codes: [70016] } });
  expect((await decide(user_code)).status).toBe(200);
  expect((await decide(user_code)).status).toBe(400);
  const granted = await poll();
  expect(granted).toMatchObject({ status: 200, body: { refresh_token: expect.any(String) } });
  for (const unasked of ['id_token', 'client_info']) expect(granted.body).not.toHaveProperty(unasked);
  expect(await poll()).toMatchObject({ status: 400, body: { error: 'invalid_grant', error_codes: [54005] } });
  const other = await ask('token', { grant_type, client_id: clientId(), device_code: 'other' });
  expect(other).toMatchObject({ status: 400, body: { error: 'bad_verification_code' } });
});

test('a device that asks again at once is told to slow down, and one that waits is not', () => {
  let now = 0;
  const codes = new DeviceCodes(() => now);
  const { deviceCode } = codes.start('scope');
  const askAfter = (milliseconds: number) => {
    now += milliseconds;
    return codes.poll(deviceCode);
  };
  const states = [0, 100, pollingInterval * 1_000].map(askAfter);
  expect(states).toEqual([{ state: 'pending' }, { state: 'too-early' }, { state: 'pending' }]);
  expect(deviceCodeError('too-early')).toMatchObject({ status: 400, error: 'slow_down' });
});

test('a code lives a quarter of an hour', () => {
  let now = 0;
  const codes = new DeviceCodes(() => now);
  const { deviceCode, userCode } = codes.start('scope');
  now = deviceCodeLifetime * 1_000 - 1;
  expect(codes.poll(deviceCode)).toEqual({ state: 'pending' });
  now += 1;
  expect(codes.poll(deviceCode)).toEqual({ state: 'expired' });
  expect(codes.decide(userCode, 'declined')).toBe(false);
});

test('only the public client lets people sign in, and it shows no secret', async () => {
  const { clientId: application, secret } = target.settings;
  const scope = scopes().join(' ');
  const refusals = [
    [await ask('devicecode', { client_id: application, scope }), 7000218],
    [await ask('devicecode', { client_id: clientId(), scope, client_secret: secret }), 700025],
    [await ask('devicecode', { client_id: clientId(), scope: 'User.Read' }), 70011],
    [await ask('devicecode', { client_id: clientId(), scope: 'https://graph.microsoft.com/.default' }), 500011],
    [await ask('token', { grant_type: 'refresh_token', client_id: clientId(), refresh_token: 'x' }), 9002313],
    [await ask('token', { grant_type, client_id: clientId() }), 900144],
  ] as const;
  for (const [refusal, code] of refusals) expect(refusal.body, String(code)).toMatchObject({ error_codes: [code] });
});
