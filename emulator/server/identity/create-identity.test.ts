import { expect, test } from '@playwright/test';
import { SignJWT } from 'jose';
import { createPrivateKey, randomUUID } from 'node:crypto';
import { fetch } from 'undici';
import { assertionType } from './clients/client-assertion';
import { type RunningProvider, startProvider } from './testing/provider';

let provider: RunningProvider;
test.beforeAll(async () => {
  provider = await startProvider();
});
test.afterAll(() => provider.stop());

/** A bare request to the token endpoint. */
async function ask(form: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(`${provider.origin}/${provider.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    dispatcher: provider.agent,
  });
  const body = (await response.json()) as { error?: string; error_codes?: number[]; access_token?: string };
  return { status: response.status, headers: response.headers, body };
}

const secretForm = () => ({
  grant_type: 'client_credentials',
  client_id: provider.application.clientId,
  client_secret: provider.application.secret,
  scope: `${provider.origin}/.default`,
});

async function sign(change: { claims?: object; header?: object; key?: string } = {}) {
  const { application, registered, origin, tenantId } = provider;
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: application.clientId,
    sub: application.clientId,
    aud: `${origin}/${tenantId}/oauth2/v2.0/token`,
    nbf: now,
    exp: now + 600,
    jti: randomUUID(),
    ...change.claims,
  };
  const x5t = Buffer.from(registered.x509.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
  return await new SignJWT(claims)
    .setProtectedHeader({ alg: 'PS256', 'x5t#S256': x5t, ...change.header })
    .sign(createPrivateKey(change.key ?? registered.privateKey));
}

async function askWithAssertion(assertion: string) {
  const { client_secret: _, ...form } = secretForm();
  return await ask({ ...form, client_assertion: assertion, client_assertion_type: assertionType });
}

test('the secret is taken as Basic credentials too', async () => {
  const { client_id, client_secret, ...form } = secretForm();
  const basic = (secret: string) => ({
    authorization: `Basic ${Buffer.from(`${client_id}:${secret}`).toString('base64')}`,
  });

  expect(await ask(form, basic(client_secret))).toMatchObject({
    status: 200,
    body: { token_type: 'Bearer' },
  });
  expect(await ask(form, basic('wrong'))).toMatchObject({ status: 401, body: { error_codes: [7000215] } });
  const twice = await ask(secretForm(), basic(client_secret));
  expect(twice).toMatchObject({ status: 400, body: { error_codes: [9002313] } });
});

test('each wrong request gets the number that Entra gives it', async () => {
  const form = secretForm();
  const without = (name: keyof typeof form) => ({ ...form, [name]: '' });
  const cases: [Record<string, string>, number, string, number][] = [
    [without('grant_type'), 400, 'invalid_request', 900144],
    [without('client_id'), 400, 'invalid_request', 900144],
    [without('scope'), 400, 'invalid_request', 900144],
    [without('client_secret'), 401, 'invalid_client', 7000216],
    [{ ...form, grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    [{ ...form, scope: `${provider.origin}/user_impersonation` }, 400, 'invalid_scope', 1002012],
    [{ ...form, scope: `${form.scope} openid` }, 400, 'invalid_scope', 70011],
    [{ ...form, resource: provider.origin }, 400, 'invalid_request', 901002],
    [{ ...form, claims: '{"access_token":{"acrs":{"value":"c1"}}}' }, 400, 'invalid_request', 901002],
    [{ ...form, claims: 'nonsense' }, 400, 'invalid_request', 901002],
    [{ ...form, client_assertion: 'x', client_assertion_type: assertionType }, 400, 'invalid_request', 9002313],
  ];
  for (const [sent, status, error, code] of cases) {
    const reply = await ask(sent);
    expect(reply, String(code)).toMatchObject({ status, body: { error, error_codes: [code] } });
  }
});

test('an error carries the correlation id of its request and never the secret', async () => {
  const id = randomUUID();
  const secret = `wrong-${randomUUID()}`;
  const { body } = await ask({ ...secretForm(), client_secret: secret }, { 'client-request-id': id });

  expect(body).toMatchObject({ correlation_id: id, error_description: expect.stringContaining(id) });
  expect(JSON.stringify(body)).not.toContain(secret);
});

test('a tenant is found by its id only', async () => {
  const { origin, agent } = provider;
  const cases = [
    [randomUUID(), 90002],
    ['contoso.onmicrosoft.com', 90002],
    ['nonsense', 900023],
  ] as const;
  for (const [tenant, code] of cases) {
    const url = `${origin}/${tenant}/oauth2/v2.0/token`;
    const response = await fetch(url, { method: 'POST', dispatcher: agent });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_request', error_codes: [code] });
  }
});

test('keys and configuration are those of the one tenant', async () => {
  const { origin, agent, tenantId } = provider;
  for (const path of ['discovery/v2.0/keys', 'v2.0/.well-known/openid-configuration']) {
    const response = await fetch(`${origin}/${randomUUID()}/${path}`, { dispatcher: agent });
    expect(response.status, path).toBe(400);
    expect(await response.json(), path).toMatchObject({ error: 'invalid_tenant', error_codes: [90002] });
    expect((await fetch(`${origin}/${tenantId}/${path}`, { dispatcher: agent })).status, path).toBe(200);
  }
});

test('a client assertion must be signed by the application, for this tenant, and in time', async () => {
  const now = Math.floor(Date.now() / 1_000);
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`;
  const cases: [string, number][] = [
    [await sign({ key: provider.unregistered.privateKey }), 700027],
    [await sign({ claims: { exp: now - 301, nbf: now - 900 } }), 700024],
    [await sign({ claims: { nbf: now + 400 } }), 700024],
    [await sign({ claims: { exp: undefined } }), 50027],
    [await sign({ claims: { aud: 'https://login.microsoftonline.com/common/v2.0' } }), 700023],
    [await sign({ claims: { sub: randomUUID() } }), 700021],
    [await sign({ claims: { iss: randomUUID() } }), 700021],
    [await sign({ header: { alg: 'PS384' } }), 50027],
    [await sign({ header: { 'x5t#S256': undefined } }), 50027],
    [none, 50027],
    ['nonsense', 50027],
  ];
  for (const [assertion, code] of cases) {
    const reply = await askWithAssertion(assertion);
    expect(reply).toMatchObject({ status: 401, body: { error: 'invalid_client', error_codes: [code] } });
  }
});

test('a client assertion says that it is a JWT, in the one way there is', async () => {
  const { client_secret: _, ...form } = secretForm();
  const assertion = await sign();
  const types = ['urn:ietf:params:oauth:client-assertion-type:saml2-bearer', 'jwt-bearer', `${assertionType}x`];
  for (const client_assertion_type of types) {
    const reply = await ask({ ...form, client_assertion: assertion, client_assertion_type });
    expect(reply, client_assertion_type).toMatchObject({ status: 400, body: { error_codes: [9002313] } });
  }
  const untyped = await ask({ ...form, client_assertion: assertion });
  expect(untyped).toMatchObject({ status: 400, body: { error_codes: [900144] } });
  const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
  expect((await ask({ ...form, client_assertion: assertion, client_assertion_type })).status).toBe(200);
});

test('neither a token nor its refusal is to be stored', async () => {
  for (const form of [secretForm(), { ...secretForm(), client_secret: 'wrong' }]) {
    expect((await ask(form)).headers.get('cache-control')).toBe('no-store');
  }
});

test('the same client assertion is taken again while it lives, as MSAL sends it', async () => {
  const assertion = await sign();
  expect(await askWithAssertion(assertion)).toMatchObject({ status: 200 });
  expect(await askWithAssertion(assertion)).toMatchObject({ status: 200 });
});

test('what Entra has and the emulator lacks is named', async () => {
  const { origin, tenantId, agent } = provider;
  const response = await fetch(`${origin}/${tenantId}/oauth2/v2.0/authorize`, { dispatcher: agent });
  expect(response.status).toBe(501);
  expect(await response.text()).toContain('/oauth2/v2.0/authorize');
});
