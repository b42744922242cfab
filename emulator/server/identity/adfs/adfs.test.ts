import { ConfidentialClientApplication } from '@azure/msal-node';
import { expect, test } from '@playwright/test';
import { createRemoteJWKSet, customFetch, decodeJwt, jwtVerify } from 'jose';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { generate } from 'selfsigned';
import { Agent, fetch } from 'undici';
import { expectProof } from '../../../interop/proof';
import { startTarget, type Target } from '../../../interop/target';
import { networkThrough } from '../testing/msal-network';

test.describe.configure({ mode: 'serial' });

let target: Target;
let agent: Agent;
let pem: { readonly private: string; readonly cert: string };
test.beforeAll(async () => {
  pem = await generate([{ name: 'commonName', value: 'client' }], { algorithm: 'sha256' });
  target = await startTarget({ clientCertificates: [new X509Certificate(pem.cert)] }, '--on-premises');
  agent = new Agent({ connect: { ca: readFileSync(target.settings.certificateFile, 'utf8') } });
});
test.afterAll(async () => {
  await agent.destroy();
  await target.stop();
});

const form = () => ({
  grant_type: 'client_credentials',
  client_id: target.settings.clientId,
  client_secret: target.settings.secret,
  resource: target.settings.environmentUrl,
});

async function ask(change: Record<string, string>) {
  const body = new URLSearchParams({ ...form(), ...change });
  const answer = await fetch(`${target.settings.origin}/adfs/oauth2/token`, {
    method: 'POST',
    body,
    dispatcher: agent,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

async function whoAmI(token = '') {
  const headers = { authorization: `Bearer ${token}` };
  return await fetch(`${target.settings.environmentUrl}/api/data/v9.1/WhoAmI`, { headers, dispatcher: agent });
}

test('the organization names AD FS, which gives a token for a resource and publishes the keys for it', async () => {
  const { origin, environmentUrl, clientId } = target.settings;
  const challenge = (await whoAmI()).headers.get('www-authenticate') ?? '';
  expect(challenge).toBe(`Bearer authorization_uri=${origin}/adfs/oauth2/authorize, resource_id=${origin}/`);

  const { status, body } = await ask({});
  expect(status).toBe(200);
  expect(body).toEqual({ access_token: expect.any(String), token_type: 'bearer', expires_in: 3_600 });
  const answer = await fetch(`${origin}/adfs/.well-known/openid-configuration`, { dispatcher: agent });
  const { jwks_uri, access_token_issuer: issuer } = (await answer.json()) as Record<string, string>;
  const keys = createRemoteJWKSet(new URL(jwks_uri ?? ''), {
    [customFetch]: async url => new Response(await (await fetch(url, { dispatcher: agent })).text()),
  });
  const verified = await jwtVerify(body['access_token'] ?? '', keys, {
    issuer: issuer ?? '',
    audience: environmentUrl,
  });
  expect(verified.payload).toMatchObject({ appid: clientId, apptype: 'Confidential' });
  expect(verified.payload).not.toHaveProperty('tid');
  expect((await whoAmI(body['access_token'])).status).toBe(200);
});

test('MSAL signs in at AD FS with the secret and with a certificate', async () => {
  const { origin, clientId, secret, environmentUrl } = target.settings;
  const thumbprintSha256 = new X509Certificate(pem.cert).fingerprint256.replaceAll(':', '');
  for (const proof of [
    { clientSecret: secret },
    { clientCertificate: { thumbprintSha256, privateKey: pem.private } },
  ]) {
    const application = new ConfidentialClientApplication({
      auth: { clientId, authority: `${origin}/adfs`, knownAuthorities: [new URL(origin).host], ...proof },
      system: { networkClient: networkThrough(agent) },
    });
    const scopes = [`${environmentUrl}/openid`];
    const result = await application.acquireTokenByClientCredential({ scopes, skipCache: true });
    expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({ aud: environmentUrl, appid: clientId });
    expect((await whoAmI(result?.accessToken)).status).toBe(200);
  }
});

test('the fidelity list names what was called here', async () => {
  const requests = (await target.requests()).filter(({ path }) => !path.includes('/api/data/'));
  expectProof('server/identity/adfs/adfs.test.ts', requests);
});

test('each wrong request is refused in the words of AD FS', async () => {
  for (const [change, error, words] of [
    [{ client_id: 'nobody' }, 'invalid_client', 'MSIS9607'],
    [{ client_secret: 'wrong' }, 'invalid_client', 'MSIS9622'],
    [{ resource: 'https://crm.contoso.com/' }, 'invalid_resource', 'MSIS9602'],
    [{ resource: '' }, 'invalid_resource', 'MSIS9602'],
    [{ resource: '', scope: 'https://crm.contoso.com/openid' }, 'invalid_resource', 'MSIS9602'],
    [{ resource: '', scope: `${target.settings.environmentUrl}/.default` }, 'invalid_scope', '/.default'],
    [{ grant_type: 'password' }, 'unsupported_grant_type', 'MSIS9611'],
    [{ client_id: '' }, 'invalid_request', 'malformed'],
  ] as const) {
    const refusal = await ask(change);
    expect(refusal, words).toMatchObject({
      status: 400,
      body: { error, error_description: expect.stringContaining(words) },
    });
  }
});

test('people do not sign in there, and an environment online knows no AD FS', async () => {
  const authorize = await fetch(`${target.settings.origin}/adfs/oauth2/authorize/`, { dispatcher: agent });
  expect([authorize.status, await authorize.text()]).toEqual([501, expect.stringContaining('no people')]);

  const online = await startTarget();
  const trust = new Agent({ connect: { ca: readFileSync(online.settings.certificateFile, 'utf8') } });
  const body = new URLSearchParams({ ...form(), client_id: online.settings.clientId });
  const refusal = await fetch(`${online.settings.origin}/adfs/oauth2/token`, {
    method: 'POST',
    body,
    dispatcher: trust,
  });
  expect(await refusal.json()).toMatchObject({ error_codes: [900023] });
  const token = (await ask({})).body['access_token'];
  const headers = { authorization: `Bearer ${token ?? ''}` };
  const foreign = await fetch(`${online.settings.origin}/api/data/v9.2/WhoAmI`, { headers, dispatcher: trust });
  expect(foreign.status).toBe(401);
  await trust.destroy();
  await online.stop();
});
