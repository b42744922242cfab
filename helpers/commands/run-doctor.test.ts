import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test as base } from '@playwright/test';
import { connect } from '../run/connect';
import { findObstacles } from '../run/doctor/find-obstacles';
import { loadSettings } from '../run/settings/load';
import { ownPackages } from '../sample/own-package';
import { runDoctor } from './run-doctor';
import { type Diagnosis, diagnose, serverCertificate, type Site, startSite } from './testing/doctor-rig';
import { Front } from './testing/front';

const somebodyElse = '00aa00aa-bb11-cc22-dd33-44ee44ee44ee';
const page = { headers: { 'content-type': 'text/html' }, body: '<html><title>Sign in to Contoso</title></html>' };

const test = base.extend<object, { site: Site }>({
  site: [
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
});

test.describe.configure({ mode: 'serial' });
test.beforeEach(({ site }) => site.front.meddle());

/** One thing is not ok, it is named with a remedy, soon, and what stands on it was not asked. */
function expectOne({ status, lines, text, took }: Diagnosis, check: string, says: RegExp, whatToDo: RegExp): void {
  const broken = lines.filter(({ outcome }) => outcome === 'not ok');
  expect(
    broken.map(line => line.check),
    text,
  ).toEqual([check]);
  expect(broken[0]?.says).toMatch(says);
  expect(broken[0]?.whatToDo).toMatch(whatToDo);
  expect(status).toBe(2);
  expect(took).toBeLessThan(10_000);
  for (const { because } of lines) if (because?.endsWith(' not ok') === true) expect(because).toContain(check);
}

const clientOf = (env: Readonly<Record<string, string>>) => connect(loadSettings(env));
const userIdOf = async (env: Readonly<Record<string, string>>): Promise<string> =>
  (await clientOf(env).get<{ UserId: string }>('WhoAmI')).UserId;

test('a healthy environment is ok line by line, and no secret is told', async ({ site: { env } }) => {
  const printed: string[] = [];
  const status = await runDoctor({ args: [], env, print: line => printed.push(line) });

  expect(status, printed.join('\n')).toBe(0);
  expect(
    printed.every(line => /^(?:ok {9}|not asked {2})[\w ]+: \S/.test(line)),
    printed.join('\n'),
  ).toBe(true);
  const text = printed.join('\n');
  expect(text).toContain('ok         certificate: localhost, issued by localhost, until ');
  expect(text).toContain(`app ${env['AZURE_CLIENT_ID'] ?? ''}`);
  expect(text).toContain('ok         roles: System Administrator');
  expect(text).not.toContain(env['AZURE_CLIENT_SECRET'] ?? '');
  expect(text).not.toMatch(/eyJ[\w-]{8,}\./);
});

test('programs are told the same', async ({ site: { env } }) => {
  const { status, lines, text } = await diagnose(env);

  expect(status).toBe(0);
  expect(JSON.parse(text)).toMatchObject({ schemaVersion: 1, ok: true, environment: env['DATAVERSE_URL'] });
  expect(lines.find(({ check }) => check === 'tracking retention')).toMatchObject({ outcome: 'ok', says: '7 days' });
});

test('a wrong host name', async ({ site: { env } }) => {
  const found = await diagnose({ ...env, DATAVERSE_URL: 'https://no-such-organization.invalid' });
  expectOne(found, 'host name', /no-such-organization\.invalid leads to no address/, /DATAVERSE_URL/);
});

test('a port where nobody listens', async ({ site: { env } }) => {
  const server = createServer().listen(0, 'localhost');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));

  const found = await diagnose({ ...env, DATAVERSE_URL: `https://localhost:${port}` });
  expectOne(found, 'connection', /ECONNREFUSED/, /DATAVERSE_URL/);
});

test('a server that takes the connection and never answers', async ({ site: { env, front } }) => {
  front.meddle(() => 'silence');
  expectOne(await diagnose(env), 'connection', /no answer within \d/, /busy|network/);
});

test('a private certificate authority that nobody named', async ({ site: { env } }) => {
  const found = await diagnose({ ...env, DATAVERSE_CA_FILE: undefined });
  expectOne(found, 'certificate', /certificate/, /DATAVERSE_CA_FILE/);
});

test('a certificate that has expired, and one for another name', async ({ site: { env } }, info) => {
  const yesterday = new Date(Date.now() - 86_400_000);
  const expired = { notBeforeDate: new Date(0), notAfterDate: yesterday };
  for (const [options, says] of [
    [expired, /expired/i],
    [{ name: 'other.contoso.test' }, /other\.contoso\.test|altnames/i],
  ] as const) {
    const pems = await serverCertificate(options);
    const caFile = info.outputPath('ca.pem');
    writeFileSync(caFile, pems.cert);
    const front = await Front.start(pems);
    const found = await diagnose({ ...env, DATAVERSE_URL: front.origin, DATAVERSE_CA_FILE: caFile });
    await front.stop();
    expectOne(found, 'certificate', says, /certificate|DATAVERSE_URL/);
  }
});

test('a proxy that wants a user and a password', async ({ site: { env } }) => {
  const proxy = createServer().on('connect', (_request, socket) => {
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n');
  });
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  const found = await diagnose({
    ...env,
    DATAVERSE_URL: 'https://dataverse.contoso.test',
    HTTPS_PROXY: `http://127.0.0.1:${port}`,
  });
  proxy.closeAllConnections();
  proxy.close();

  expectOne(found, 'connection', /proxy|407/i, /HTTPS_PROXY/);
});

test('a page in place of the Web API, and one that redirects to a sign-in', async ({ site: { env, front } }) => {
  front.meddle(() => ({ status: 200, ...page }));
  expectOne(await diagnose(env), 'challenge', /text\/html/, /DATAVERSE_URL/);
  front.meddle(() => ({ status: 302, headers: { location: 'https://login.contoso.test/' } }));
  expectOne(await diagnose(env), 'challenge', /login\.contoso\.test/, /DATAVERSE_URL/);
});

test('a clock that is wrong', async ({ site: { env, front } }) => {
  const date = new Date(Date.now() + 20 * 60_000).toUTCString();
  front.meddle(() => ({ with: { date } }));
  expectOne(await diagnose(env), 'clock', /20 min behind/, /set the clock/);
});

test('the tenant of somebody else', async ({ site: { env } }) => {
  const found = await diagnose({ ...env, AZURE_TENANT_ID: somebodyElse });
  expectOne(found, 'authority', /AZURE_TENANT_ID is 00aa00aa/, /leave AZURE_TENANT_ID out/);
});

test('an app that the tenant does not know', async ({ site: { env } }) => {
  const found = await diagnose({ ...env, AZURE_CLIENT_ID: somebodyElse });
  expectOne(found, 'token', /There is no app 00aa00aa/, /AZURE_CLIENT_ID/);
});

test('a secret that is wrong', async ({ site: { env } }) => {
  const secret = 'wrong~secret&more';
  const found = await diagnose({ ...env, AZURE_CLIENT_SECRET: secret });
  expectOne(found, 'token', /client secret of app .* is wrong/, /AZURE_CLIENT_SECRET/);
  expect(found.text).not.toContain(secret);
});

test('a secret that has expired', async ({ site: { env, front } }) => {
  const refusal = { error: 'invalid_client', error_description: 'AADSTS7000222: The provided keys are expired.' };
  front.meddle(path =>
    path.includes('/token')
      ? { status: 401, headers: { 'content-type': 'application/json' }, body: JSON.stringify(refusal) }
      : undefined,
  );
  expectOne(await diagnose(env), 'token', /has expired/, /new secret/);
});

test('an identity provider that never answers', async ({ site: { env, front } }) => {
  front.meddle(path => (path.includes('/oauth2/') ? 'silence' : undefined));
  expectOne(await diagnose(env), 'token', /No token came within/, /identity provider/);
});

test('a user who is disabled, and an app without an application user', async ({ site: { env, reader } }) => {
  const user = `systemusers(${await userIdOf(reader)})`;
  const admin = clientOf(env);

  await admin.patch(user, { isdisabled: true });
  expectOne(await diagnose(reader), 'user', /is disabled/, /enable|user/);
  await admin.patch(user, { isdisabled: false });

  await admin.patch(user, { applicationid: somebodyElse });
  expectOne(await diagnose(reader), 'user', /not a member/, /application user/);
  await admin.patch(user, { applicationid: reader['AZURE_CLIENT_ID'] });
});

test('a version of the Web API that the server is too old for', async ({ site: { env, front } }) => {
  front.meddle((_path, { authorization }) => (authorization === undefined ? undefined : { status: 501 }));
  expectOne(await diagnose(env), 'user', /501/, /DATAVERSE_API_VERSION/);
});

test('a user without a role', async ({ site: { nobody } }) => {
  expectOne(await diagnose(nobody), 'roles', /has not been assigned any roles/, /assign a security role/);
});

test('a user who lacks privileges', async ({ site: { reader } }) => {
  const found = await diagnose(reader);
  expectOne(found, 'privileges', /lacks prvImportCustomization, prvCreateEntity/, /security role/);
});

test('an Organization Service that is closed', async ({ site: { env, front } }) => {
  front.meddle(path => (path.startsWith('/XRMServices') ? { status: 404, ...page } : undefined));
  expectOne(await diagnose(env), 'Organization Service', /404/, /ORGANIZATION_SERVICE=off/);

  const { status, lines } = await diagnose({ ...env, ORGANIZATION_SERVICE: 'off' });
  expect(status).toBe(0);
  expect(lines).toContainEqual({
    check: 'Organization Service',
    outcome: 'not asked',
    because: 'ORGANIZATION_SERVICE is off',
  });
});

test('a user who has asked too much', async ({ site: { env, front } }) => {
  front.meddle(() => ({ with: { 'x-ms-ratelimit-burst-remaining-xrm-requests': '12' } }));
  expectOne(await diagnose(env), 'service protection', /only 12 requests/, /five minutes/);
});

test('an import that is under way', async ({ site: { env } }) => {
  const CustomizationFile = readFileSync(ownPackages.online).toString('base64');
  const body = { CustomizationFile, PublishWorkflows: false, OverwriteUnmanagedCustomizations: false };
  await clientOf(env).post('ImportSolutionAsync', { ...body, ImportJobId: somebodyElse });

  expectOne(await diagnose(env), 'import', /an import has been under way since/, /JOB_SECONDS/);
});

test('a run is kept out by what it could not get past, and not by what it waits for', async ({ site }) => {
  const { env, front } = site;
  const obstacles = (changed: Record<string, string> = {}) => findObstacles(loadSettings({ ...env, ...changed }));

  expect(await obstacles()).toEqual([]);
  expect(await obstacles({ AZURE_CLIENT_SECRET: 'another' })).toEqual([
    expect.stringMatching(/^token: The client secret .* is wrong.* What to do: set AZURE_CLIENT_SECRET/),
  ]);
  front.meddle((_path, { authorization }) => (authorization === undefined ? undefined : { status: 503 }));
  expect(await obstacles()).toEqual([]);
  front.meddle(path => (path.startsWith('/XRMServices') ? { status: 404 } : undefined));
  expect(await obstacles()).toEqual([]);
});

test('settings that are missing', async () => {
  const found = await diagnose({});
  expectOne(found, 'settings', /DATAVERSE_URL/, /\.env/);
  expect(found.lines.filter(({ outcome }) => outcome === 'ok')).toEqual([]);
});
