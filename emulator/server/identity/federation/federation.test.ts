import { ConfidentialClientApplication } from '@azure/msal-node';
import { expect, test } from '@playwright/test';
import { createRemoteJWKSet, customFetch, decodeJwt, jwtVerify, SignJWT } from 'jose';
import { existsSync, readFileSync } from 'node:fs';
import { Agent, fetch } from 'undici';
import { expectProof } from '../../../interop/proof';
import { startTarget, type Target } from '../../../interop/target';
import { networkThrough } from '../testing/msal-network';
import { createSigningKeys } from '../tokens/signing-keys';
import { TokenFile } from './token-file';
import { exchangeAudience, TokenIssuer } from './token-issuer';

test.describe.configure({ mode: 'serial' });

const signIns = ['github-actions', 'azure-pipelines', 'workload-identity'].flatMap(way => ['--sign-in', way]);
let target: Target;
let agent: Agent;
test.beforeAll(async () => {
  target = await startTarget(...signIns, '--user', 'rita=reader');
  agent = new Agent({ connect: { ca: readFileSync(target.settings.certificateFile, 'utf8') } });
});
test.afterAll(async () => {
  await agent.destroy();
  await target.stop();
});

/** The settings of the sign-in from there. */
const setting = (where: string, name: string): string => {
  const found = target.settings.signIns?.find(({ who }) => who.includes(where));
  return found?.settings[name] ?? '';
};

async function gitHubToken(
  audience = exchangeAudience,
  jobToken = setting('GitHub', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'),
) {
  const url = `${setting('GitHub', 'ACTIONS_ID_TOKEN_REQUEST_URL')}&audience=${encodeURIComponent(audience)}`;
  const answer = await fetch(url, { headers: { authorization: `bearer ${jobToken}` }, dispatcher: agent });
  return { status: answer.status, token: ((await answer.json()) as { value?: string }).value ?? '' };
}

async function pipelinesToken(change: { query?: string; jobToken?: string } = {}) {
  const { jobToken = setting('Pipelines', 'SYSTEM_ACCESSTOKEN') } = change;
  const {
    query = `serviceConnectionId=${setting('Pipelines', 'AZURESUBSCRIPTION_SERVICE_CONNECTION_ID')}&api-version=7.1`,
  } = change;
  const url = `${setting('Pipelines', 'SYSTEM_OIDCREQUESTURI')}?${query}`;
  const headers = { authorization: `Bearer ${jobToken}`, 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, dispatcher: agent });
  return { status: answer.status, token: ((await answer.json()) as { oidcToken?: string }).oidcToken ?? '' };
}

/** MSAL sends this token in place of an assertion of its own. */
async function exchange(clientAssertion: string, clientId = target.settings.clientId): Promise<string> {
  const { origin, tenantId } = target.settings;
  const application = new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `${origin}/${tenantId}`,
      knownAuthorities: [new URL(origin).host],
      clientAssertion: () => Promise.resolve(clientAssertion),
    },
    system: { networkClient: networkThrough(agent) },
  });
  const result = await application.acquireTokenByClientCredential({ scopes: [`${origin}/.default`], skipCache: true });
  return result?.accessToken ?? '';
}

test('MSAL signs in with the tokens of GitHub, Azure Pipelines and Kubernetes', async () => {
  const { clientId, tenantId } = target.settings;
  const file = setting('Kubernetes', 'AZURE_FEDERATED_TOKEN_FILE');
  const assertions = [(await gitHubToken()).token, (await pipelinesToken()).token, readFileSync(file, 'utf8')];

  for (const assertion of assertions) {
    expect(decodeJwt(await exchange(assertion))).toMatchObject({ appid: clientId, appidacr: '2', tid: tenantId });
  }
});

test('the fidelity list names what was called here', async () => {
  expectProof('server/identity/federation/federation.test.ts', await target.requests());
});

test('each token verifies with the keys that its issuer publishes', async () => {
  for (const assertion of [(await gitHubToken()).token, (await pipelinesToken()).token]) {
    const { iss = '' } = decodeJwt(assertion);
    const answer = await fetch(`${iss}/.well-known/openid-configuration`, { dispatcher: agent });
    const { issuer, jwks_uri } = (await answer.json()) as { issuer: string; jwks_uri: string };
    const keys = createRemoteJWKSet(new URL(jwks_uri), {
      [customFetch]: async url => new Response(await (await fetch(url, { dispatcher: agent })).text()),
    });
    expect(issuer).toBe(iss);
    const { payload } = await jwtVerify(assertion, keys, { issuer, audience: exchangeAudience });
    expect(payload.sub).toMatch(/^(?:repo:contoso\/change-tracking:environment:emulator|sc:\/\/contoso\/.+)$/);
  }
});

test('MSAL hears whether issuer, subject, audience, time or signature is wrong', async () => {
  const { origin, users = [] } = target.settings;
  const claims = decodeJwt((await gitHubToken()).token);
  const foreign = await createSigningKeys();
  const sign = (change: object) =>
    new SignJWT({ ...claims, ...change })
      .setProtectedHeader({ alg: 'RS256', kid: foreign.id })
      .sign(foreign.privateKey);
  const subject = String(claims.sub);
  for (const [assertion, words] of [
    [await sign({ iss: `${origin}/federation/gitlab` }), `700211.*issuer '${origin}/federation/gitlab'`],
    [await sign({ sub: `${subject}-2` }), `700213.*subject '${subject}-2'`],
    [await sign({ sub: subject.toUpperCase() }), '7002138.*not with case-sensitive comparison'],
    [(await gitHubToken('https://github.com/contoso')).token, "700212.*audience 'https://github.com/contoso'"],
    [await sign({}), '50013'],
  ] as const) {
    await expect(exchange(assertion), words).rejects.toThrow(new RegExp(`invalid_client.*AADSTS${words}`, 's'));
  }
  const withoutTrust = exchange((await gitHubToken()).token, users[0]?.clientId);
  await expect(withoutTrust).rejects.toThrow(/AADSTS70025.*no configured federated identity credentials/s);
});

test('a token out of time is refused as such', async () => {
  const issuer = new TokenIssuer('https://localhost:8443', await createSigningKeys());
  const { verify } = issuer.credentialFor('github-actions');
  const old = await issuer.issue('github-actions', { audience: exchangeAudience, lifetime: -301 });
  await expect(verify(old)).rejects.toHaveProperty('code', 'ERR_JWT_EXPIRED');
  const young = await issuer.issue('github-actions', { audience: exchangeAudience, lifetime: -200 });
  await expect(verify(young)).resolves.toHaveProperty('sub');
});

test('a job must show its own token, and name its service connection', async () => {
  expect(await gitHubToken(exchangeAudience, 'wrong')).toEqual({ status: 401, token: '' });
  expect(await pipelinesToken({ jobToken: 'wrong' })).toEqual({ status: 401, token: '' });
  expect(await pipelinesToken({ query: 'api-version=7.1&serviceConnectionId=other' })).toEqual({
    status: 404,
    token: '',
  });
  expect(await pipelinesToken({ query: '' })).toEqual({ status: 400, token: '' });
});

test('the file of a pod gets another token in place of the one before, and goes with the emulator', async () => {
  const issuer = new TokenIssuer('https://localhost:8443', await createSigningKeys());
  const file = await TokenFile.create(issuer);
  const before = readFileSync(file.path, 'utf8');
  await file.write();
  expect(readFileSync(file.path, 'utf8')).not.toBe(before);
  file.remove();
  expect(existsSync(file.path)).toBe(false);
});
