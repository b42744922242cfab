import { expect, test } from '@playwright/test';
import { createRemoteJWKSet, customFetch, jwtVerify, SignJWT } from 'jose';
import { createPrivateKey, randomUUID } from 'node:crypto';
import { fetch } from 'undici';
import { startShell } from '../../testing/start-shell';
import { assertionType } from './clients/client-assertion';
import { type RunningProvider, startProvider } from './testing/provider';

let provider: RunningProvider;
test.beforeAll(async () => {
  provider = await startProvider();
});
test.afterAll(() => provider.stop());

const secretForm = () => ({
  grant_type: 'client_credentials',
  client_id: provider.application.clientId,
  client_secret: provider.application.secret,
  resource: `${provider.origin}/`,
});

/** Asks the token endpoint below the tenant, without a version, as ADAL does. */
async function ask(form: Record<string, string>) {
  const url = `${provider.origin}/${provider.tenantId}/oauth2/token`;
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), dispatcher: provider.agent });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

const read = async (path: string) => {
  const response = await fetch(`${provider.origin}${path}`, { dispatcher: provider.agent });
  return (await response.json()) as Record<string, string>;
};

test('a resource is granted a token of the older form, which the older configuration verifies', async () => {
  const { origin, tenantId, application, agent } = provider;
  const { status, body } = await ask(secretForm());
  const { issuer = '', jwks_uri = '', token_endpoint } = await read(`/${tenantId}/.well-known/openid-configuration`);
  const keys = createRemoteJWKSet(new URL(jwks_uri), {
    [customFetch]: async url => new Response(await (await fetch(url, { dispatcher: agent })).text()),
  });
  const { payload } = await jwtVerify(body['access_token'] ?? '', keys, { issuer, audience: `${origin}/` });

  expect([status, issuer, token_endpoint]).toEqual([
    200,
    `${origin}/${tenantId}/`,
    `${origin}/${tenantId}/oauth2/token`,
  ]);
  expect(payload).toMatchObject({
    ver: '1.0',
    appid: application.clientId,
    appidacr: '1',
    idp: issuer,
    oid: application.objectId,
    tid: tenantId,
  });
  expect(body).toEqual({
    token_type: 'Bearer',
    expires_in: '3599',
    ext_expires_in: '3599',
    expires_on: String(payload.exp),
    not_before: String(payload.nbf),
    resource: `${origin}/`,
    access_token: expect.any(String),
  });
});

test('a certificate signs in too: the assertion is for the endpoint that it goes to', async () => {
  const { application, registered, origin, tenantId } = provider;
  const x5t = Buffer.from(registered.x509.fingerprint.replaceAll(':', ''), 'hex').toString('base64url');
  const assertion = await new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'RS256', x5t })
    .setIssuer(application.clientId)
    .setSubject(application.clientId)
    .setAudience(`${origin}/${tenantId}/oauth2/token`)
    .setExpirationTime('10 minutes')
    .sign(createPrivateKey(registered.privateKey));
  const { client_secret: _, ...form } = secretForm();
  const granted = await ask({ ...form, client_assertion: assertion, client_assertion_type: assertionType });
  expect(granted).toMatchObject({ status: 200, body: { resource: `${origin}/` } });
});

test('each wrong request gets the number that Entra gives it', async () => {
  const form = secretForm();
  for (const [sent, status, error, code] of [
    [{ ...form, resource: '' }, 400, 'invalid_request', 900144],
    [{ ...form, resource: 'https://contoso.crm.dynamics.com/' }, 400, 'invalid_resource', 500011],
    [{ ...form, client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
    [{ ...form, client_id: randomUUID() }, 400, 'unauthorized_client', 700016],
    [{ ...form, grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
  ] as const) {
    expect(await ask(sent), String(code)).toMatchObject({ status, body: { error, error_codes: [code] } });
  }
});

test('from the challenge to both endpoints, as CrmServiceClient goes', async () => {
  const { emulator, app } = await startShell();
  const { applications } = emulator.tenant;
  const web = `${emulator.origin}/XRMServices/2011/Organization.svc/web`;
  const challenge = (await app.request(`${web}?SDKClientVersion=9.2.0.0`)).headers.get('www-authenticate') ?? '';
  const [, authority = '', resource = ''] =
    /^Bearer authorization_uri=(\S+)\/oauth2\/authorize, resource_id=(\S+)$/.exec(challenge) ?? [];
  const instance = `${new URL(authority).origin}/common/discovery/instance?api-version=1.1&authorization_endpoint=${encodeURIComponent(`${authority}/oauth2/authorize`)}`;
  expect(await (await app.request(instance)).json()).toHaveProperty('tenant_discovery_endpoint');

  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: applications[0]?.clientId ?? '',
    client_secret: applications[0]?.secret ?? '',
    resource,
  });
  const granted = await app.request(`${authority}/oauth2/token`, { method: 'POST', body });
  const { access_token: token } = (await granted.json()) as { readonly access_token: string };
  const headers = { authorization: `Bearer ${token}` };
  expect((await app.request(`${emulator.origin}/api/data/v9.2/WhoAmI`, { headers })).status).toBe(200);
  const soap = await app.request(web, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'text/xml; charset=utf-8',
      soapaction: '"http://schemas.microsoft.com/xrm/2011/Contracts/Services/IOrganizationService/Execute"',
    },
    body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><Execute xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services"><request xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts"><a:Parameters xmlns:b="http://schemas.datacontract.org/2004/07/System.Collections.Generic"/><a:RequestName>WhoAmI</a:RequestName></request></Execute></s:Body></s:Envelope>`,
  });
  expect([soap.status, await soap.text()]).toEqual([200, expect.stringContaining('WhoAmI')]);
});
