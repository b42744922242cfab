import { type Configuration, ConfidentialClientApplication } from '@azure/msal-node';
import { expect, test } from '@playwright/test';
import { createRemoteJWKSet, customFetch, decodeJwt, jwtVerify } from 'jose';
import { randomUUID } from 'node:crypto';
import { fetch } from 'undici';
import { expectProof } from '../../interop/proof';
import { networkThrough } from './testing/msal-network';
import { type ClientCertificate, type RunningProvider, startProvider } from './testing/provider';

test.describe.configure({ mode: 'serial' });

let provider: RunningProvider;
test.beforeAll(async () => {
  provider = await startProvider();
});
test.afterAll(() => provider.stop());

/** A real MSAL client, on a network module that trusts the server's certificate. `sent` are the bodies that it sent. */
function createClient(auth: Partial<Configuration['auth']>) {
  const sent: string[] = [];
  const networkClient = networkThrough(provider.agent, sent);
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: provider.application.clientId,
      authority: `${provider.origin}/${provider.tenantId}`,
      knownAuthorities: [new URL(provider.origin).host],
      ...auth,
    },
    system: { networkClient },
  });
  return { client, sent };
}

const signIn = (auth: Partial<Configuration['auth']>, scope = `${provider.origin}/.default`) =>
  createClient(auth).client.acquireTokenByClientCredential({ scopes: [scope], skipCache: true });

const certificateOf = ({ privateKey, x509 }: ClientCertificate, thumbprint: 'sha1' | 'sha256') => {
  const hex = (fingerprint: string) => fingerprint.replaceAll(':', '');
  return thumbprint === 'sha256'
    ? { privateKey, thumbprintSha256: hex(x509.fingerprint256) }
    : { privateKey, thumbprint: hex(x509.fingerprint) };
};

test('MSAL signs in with the secret, and the token is for this environment and verifies with the published keys', async () => {
  const { origin, tenantId, application, agent } = provider;
  const result = await signIn({ clientSecret: application.secret });
  const token = result?.accessToken ?? '';

  const metadata = await fetch(`${origin}/${tenantId}/v2.0/.well-known/openid-configuration`, { dispatcher: agent });
  const { jwks_uri, issuer } = (await metadata.json()) as { jwks_uri: string; issuer: string };
  const keys = createRemoteJWKSet(new URL(jwks_uri), {
    [customFetch]: async url => new Response(await (await fetch(url, { dispatcher: agent })).text()),
  });
  const { payload } = await jwtVerify(token, keys, { issuer, audience: origin });
  expect(payload).toMatchObject({
    appid: application.clientId,
    appidacr: '1',
    oid: application.objectId,
    tid: tenantId,
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3_600);
});

test('MSAL signs in with a registered certificate, named by either thumbprint', async () => {
  for (const thumbprint of ['sha256', 'sha1'] as const) {
    const result = await signIn({ clientCertificate: certificateOf(provider.registered, thumbprint) });
    expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({ appidacr: '2', tid: provider.tenantId });
  }
});

test('MSAL signs in with a certificate that is not registered, when its chain ends at a trusted authority and its name is right', async () => {
  const { issued, issuedToAnother, forged, unregistered } = provider;
  const certificateWithChain = (certificate: ClientCertificate, x5c: string) => ({
    clientCertificate: { ...certificateOf(certificate, 'sha256'), x5c },
  });

  const result = await signIn(certificateWithChain(issued, issued.chain));
  expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({ appidacr: '2' });
  for (const refused of [
    { clientCertificate: certificateOf(issued, 'sha256') },
    certificateWithChain(issuedToAnother, issuedToAnother.chain),
    certificateWithChain(unregistered, unregistered.x509.toString()),
    certificateWithChain(unregistered, issued.chain),
    certificateWithChain(forged, forged.chain),
  ]) {
    await expect(signIn(refused)).rejects.toThrow(/AADSTS700027/);
  }
});

test('MSAL sends one client assertion for two tokens, and gets both', async () => {
  const { client, sent } = createClient({ clientCertificate: certificateOf(provider.registered, 'sha256') });
  const scopes = [`${provider.origin}/.default`];
  const first = await client.acquireTokenByClientCredential({ scopes, skipCache: true });
  const second = await client.acquireTokenByClientCredential({ scopes, skipCache: true });

  const assertions = sent.flatMap(body => new URLSearchParams(body).get('client_assertion') ?? []);
  expect(assertions).toHaveLength(2);
  expect(decodeJwt(assertions[0] ?? '').jti).toEqual(expect.any(String));
  expect(assertions[1]).toBe(assertions[0]);
  expect(decodeJwt(second?.accessToken ?? '')).toMatchObject({ appidacr: '2' });
  expect(second?.accessToken).not.toBe(first?.accessToken);
});

test('MSAL hears which of secret, certificate, application or tenant is wrong', async () => {
  const { application, origin } = provider;
  const wrongSecret = signIn({ clientSecret: `${application.secret}x` });
  await expect(wrongSecret).rejects.toThrow(/invalid_client.*AADSTS7000215/s);

  const clientCertificate = certificateOf(provider.unregistered, 'sha256');
  await expect(signIn({ clientCertificate })).rejects.toThrow(/invalid_client.*AADSTS700027.*not registered/s);

  const unknown = signIn({ clientId: randomUUID(), clientSecret: application.secret });
  await expect(unknown).rejects.toThrow(/unauthorized_client.*AADSTS700016/s);

  // MSAL asks for the tenant's metadata first, and does not pass the reason on.
  const authority = `${origin}/${randomUUID()}`;
  await expect(signIn({ authority, clientSecret: application.secret })).rejects.toThrow(
    /openid_config_error|endpoints_resolution_error/,
  );
});

test('MSAL gets no token for another resource', async () => {
  const clientSecret = provider.application.secret;
  const other = signIn({ clientSecret }, 'https://contoso.crm.dynamics.com/.default');
  await expect(other).rejects.toThrow(/invalid_resource.*AADSTS500011/s);
});

test('MSAL asks for the claims of a challenge, and says what it is capable of', async () => {
  const { client, sent } = createClient({ clientSecret: provider.application.secret, clientCapabilities: ['CP1'] });
  const claims = JSON.stringify({ access_token: { nbf: { essential: true, value: '1700000000' } } });
  const scopes = [`${provider.origin}/.default`];
  const result = await client.acquireTokenByClientCredential({ scopes, claims });

  expect(JSON.parse(new URLSearchParams(sent[0]).get('claims') ?? '')).toMatchObject({
    access_token: { nbf: { essential: true, value: '1700000000' }, xms_cc: { values: ['CP1'] } },
  });
  expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({ xms_cc: ['CP1'] });
});

test('the fidelity list names what was called here', () => {
  expectProof('server/identity/msal-sign-in.test.ts', provider.requests.entries);
});
