import { expect, test } from '@playwright/test';
import { decodeJwt } from 'jose';
import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Agent, fetch } from 'undici';
import { expectProof } from '../../../interop/proof';
import { startTarget, type Target } from '../../../interop/target';
import { askWithMsal } from '../testing/msal-process';
import { type OfferedSignIn } from '../offered-sign-ins';
import { agentTokensFolder, ArcChallenges } from './arc-challenges';

test.describe.configure({ mode: 'serial' });

let target: Target;
let agent: Agent;
test.beforeAll(async () => {
  target = await startTarget('--sign-in', 'managed-identity', '--sign-in', 'app-service', '--sign-in', 'azure-arc');
  agent = new Agent({ connect: { ca: readFileSync(target.settings.certificateFile, 'utf8') } });
});
test.afterAll(async () => {
  await agent.destroy();
  await target.stop();
  expect(existsSync(agentTokensFolder) ? readdirSync(agentTokensFolder) : []).toEqual([]);
});

const offered = (where: string): [OfferedSignIn, OfferedSignIn] => {
  const found = (target.settings.signIns ?? []).filter(({ who }) => who.endsWith(where));
  const [system, user] = found;
  if (system === undefined || user === undefined) throw new Error(`Nobody signs in from ${where}.`);
  return [system, user];
};

const ask = ({ settings }: OfferedSignIn, change: { resource?: string; clientId?: string } = {}, more = {}) => {
  const { AZURE_CLIENT_ID: clientId, ...variables } = settings;
  const request = { resource: target.settings.environmentUrl, clientId, ...change };
  return askWithMsal({ ...variables, ...more }, request, target.settings.certificateFile);
};

async function tokenFor(signIn: OfferedSignIn): Promise<string> {
  const { token, error } = await ask(signIn);
  if (token === undefined) throw new Error(error);
  return token;
}

async function whoAmI(token: string): Promise<unknown> {
  const url = `${target.settings.environmentUrl}/api/data/v9.2/WhoAmI`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` }, dispatcher: agent });
  return { status: answer.status, ...((await answer.json()) as object) };
}

const mayWrite = (folder: string): boolean => {
  try {
    const made = mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    if (made !== undefined) rmSync(made, { recursive: true });
    return true;
  } catch {
    return false;
  }
};

for (const where of ['a virtual machine', 'App Service', 'a computer under Azure Arc']) {
  test(`MSAL signs both identities of ${where} in, each as its own user`, async () => {
    const isArc = where.endsWith('Arc');
    test.skip(
      isArc && !(process.platform === 'linux' && mayWrite(agentTokensFolder)),
      `nobody else may write to ${agentTokensFolder}`,
    );
    const [system, user] = offered(where);
    const systemToken = await tokenFor(system);
    const userToken = await tokenFor(user);

    const { tenantId, environmentUrl } = target.settings;
    const common = { aud: environmentUrl, tid: tenantId, appidacr: '2', ver: '1.0' };
    const claims = decodeJwt(systemToken);
    expect(claims).toMatchObject({ ...common, xms_mirid: expect.stringContaining('/virtualMachines/') });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(86_400);
    expect(decodeJwt(userToken)).toMatchObject({
      ...common,
      appid: user.settings['AZURE_CLIENT_ID'],
      xms_mirid: expect.stringContaining('/userAssignedIdentities/'),
    });
    const callers = [await whoAmI(systemToken), await whoAmI(userToken)];
    expect(callers).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect(callers[0]).not.toEqual(callers[1]);
  });
}

test('the fidelity list names what was called here', async () => {
  const requests = await target.requests();
  const operations = requests.filter(({ path: asked }) => !asked.includes('/api/data/'));
  const isPlayed = operations.some(({ path: asked }) => asked.startsWith('/azure-arc'));
  test.skip(!isPlayed, 'the agent of Azure Arc could not be played');
  expectProof('server/identity/managed-identity/managed-identity.test.ts', operations);
});

test('MSAL hears which of identity, resource or secret is wrong', async () => {
  const [machine] = offered('a virtual machine');
  const [app] = offered('App Service');
  const stranger = { clientId: randomUUID() };
  const elsewhere = { resource: 'https://contoso.crm.dynamics.com' };

  expect((await ask(machine, stranger)).error).toMatch(/invalid_request.*Identity not found/s);
  expect((await ask(app, stranger)).error).toMatch(/No User Assigned or Delegated Managed Identity found/);
  for (const system of [machine, app]) {
    expect((await ask(system, elsewhere)).error).toMatch(/invalid_resource.*AADSTS500011/s);
  }
  expect((await ask(app, {}, { IDENTITY_HEADER: 'wrong' })).error).toMatch(/X-IDENTITY-HEADER/);
});

async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${target.settings.origin}${path}`, { headers, dispatcher: agent });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: (text === '' ? {} : JSON.parse(text)) as object };
}

test('the metadata service wants its header, a version and a resource', async () => {
  const metadata = { metadata: 'true' };
  const token = '/metadata/identity/oauth2/token';
  const refusals = [
    [await get(`${token}?api-version=2018-02-01&resource=x`), 'Required metadata header not specified'],
    [await get(`${token}?resource=x`, metadata), "Required query variable 'api-version' is missing"],
    [await get(`${token}?api-version=2018-02-01`, metadata), "Required query variable 'resource' is missing"],
  ] as const;
  for (const [refusal, error_description] of refusals) {
    expect(refusal).toMatchObject({ status: 400, body: { error: 'invalid_request', error_description } });
  }
});

test('the agent of Azure Arc gives a token for what it wrote into the file that it named, once', () => {
  const folder = test.info().outputPath('azcmagent', 'tokens');
  const challenges = new ArcChallenges(folder);
  const file = challenges.write();
  const secret = readFileSync(file, 'utf8');

  expect(path.dirname(file)).toBe(folder);
  expect(path.extname(file)).toBe('.key');
  for (const other of ['x', 'é']) expect(challenges.isAnsweredBy(`${secret.slice(1)}${other}`)).toBe(false);
  expect(challenges.isAnsweredBy(secret)).toBe(true);
  expect(challenges.isAnsweredBy(secret)).toBe(false);
  challenges.write();
  expect(readdirSync(folder)).toHaveLength(1);
  challenges.remove();
  expect(existsSync(path.dirname(folder))).toBe(false);
});

test('without --sign-in there is no agent, and the answer says how to have one', async () => {
  const plain = await startTarget();
  const trust = new Agent({ connect: { ca: readFileSync(plain.settings.certificateFile, 'utf8') } });
  for (const [path, way] of [
    ['/metadata/identity/oauth2/token', 'managed-identity'],
    ['/msi/token', 'app-service'],
    ['/azure-arc/metadata/identity/oauth2/token', 'azure-arc'],
  ] as const) {
    const answer = await fetch(`${plain.settings.origin}${path}`, { dispatcher: trust });
    expect([answer.status, await answer.text()]).toEqual([501, expect.stringContaining(`--sign-in ${way}`)]);
  }
  expect(plain.settings.signIns).toEqual([]);
  await trust.destroy();
  await plain.stop();
});
