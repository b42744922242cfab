import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { ScriptedProxy } from '../../dataverse/http/testing/scripted-proxy';
import { expectOne, page } from './testing/expect-one';
import { Front } from './testing/front';
import { diagnose, serverCertificate, startSite } from './testing/site';
import { test } from './testing/site-test';

test('a wrong host name', async ({ site }) => {
  const { env } = site;
  const found = await diagnose({ ...env, DATAVERSE_URL: 'https://no-such-organization.invalid' });
  expectOne(found, 'host name', /no-such-organization\.invalid leads to no address/, /DATAVERSE_URL/);
});

test('a port where nobody listens', async ({ site }) => {
  const { env } = site;
  const server = createServer().listen(0, 'localhost');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));

  const found = await diagnose({ ...env, DATAVERSE_URL: `https://localhost:${port}` });
  expectOne(found, 'connection', /ECONNREFUSED/, /DATAVERSE_URL/);
});

test('a server that takes the connection and never answers', async ({ site }) => {
  const { env, front } = site;
  front.meddle(() => 'silence');
  expectOne(await diagnose(env), 'connection', /no answer within \d/, /busy|network/);
});

test('a private certificate authority that nobody named', async ({ site }) => {
  const { env } = site;
  const found = await diagnose({ ...env, DATAVERSE_CA_FILE: undefined });
  expectOne(found, 'certificate', /certificate/, /DATAVERSE_CA_FILE/);
});

test('a certificate that has expired, and one for another name', async ({ site }) => {
  const { env } = site;
  const yesterday = new Date(Date.now() - 86_400_000);
  const expired = { notBeforeDate: new Date(0), notAfterDate: yesterday };
  for (const [options, says] of [
    [expired, /expired/i],
    [{ name: 'other.contoso.test' }, /other\.contoso\.test|altnames/i],
  ] as const) {
    const pems = await serverCertificate(options);
    const caFile = test.info().outputPath('ca.pem');
    writeFileSync(caFile, pems.cert);
    const front = await Front.start(pems);
    const found = await diagnose({
      ...env,
      DATAVERSE_URL: `https://localhost:${front.port}`,
      DATAVERSE_CA_FILE: caFile,
    });
    await front.stop();
    expectOne(found, 'certificate', says, /certificate|DATAVERSE_URL/);
  }
});

test('a proxy that wants a user and a password, and one that is not there', async () => {
  const far = await startSite('dataverse.contoso.test');
  const proxy = await ScriptedProxy.start(far.front.port);
  const { href, origin } = proxy.url;
  const through = () => diagnose({ ...far.env, HTTPS_PROXY: href });

  const open = await through();
  expect(open.status, open.text).toBe(0);
  expect(open.lines).toContainEqual(expect.objectContaining({ check: 'proxy', says: `${origin} leads there` }));
  const [certificate] = open.lines.filter(({ check }) => check === 'certificate');
  expect(certificate?.says).toContain('dataverse.contoso.test, issued by');

  proxy.refusal = { status: 407, headers: 'Proxy-Authenticate: Basic realm="x"\r\n' };
  expectOne(await through(), 'proxy', /answered 407/, /HTTPS_PROXY.*user:password@/);
  proxy.stop();
  expectOne(await through(), 'proxy', /cannot be reached/, /HTTPS_PROXY/);
  await far.stop();
});

test('a page in place of the Web API, and one that redirects to a sign-in', async ({ site }) => {
  const { env, front } = site;
  front.meddle(() => ({ status: 200, ...page }));
  expectOne(await diagnose(env), 'challenge', /text\/html/, /DATAVERSE_URL/);
  front.meddle(() => ({ status: 302, headers: { location: 'https://login.contoso.test/' } }));
  expectOne(await diagnose(env), 'challenge', /login\.contoso\.test/, /DATAVERSE_URL/);
});

test('a clock that is wrong, which keeps nobody out by itself', async ({ site }) => {
  const { env, front } = site;
  const date = new Date(Date.now() + 20 * 60_000).toUTCString();
  front.meddle(() => ({ with: { date } }));
  expectOne(await diagnose(env), 'clock', /20 min behind/, /set the clock/);

  const file = test.info().outputPath('app.pem');
  const { cert, key } = await serverCertificate({ name: 'app' });
  writeFileSync(file, `${cert}\n${key}`);
  const byCertificate = { ...env, AZURE_CLIENT_SECRET: undefined, AZURE_CLIENT_CERTIFICATE_PATH: file };
  const signing = await diagnose(byCertificate);
  expect(signing.lines).toContainEqual(
    expect.objectContaining({ check: 'clock', outcome: 'not ok', runsAnyway: true }),
  );
  expect(signing.lines).toContainEqual(
    expect.objectContaining({ check: 'token', says: expect.stringContaining('certificate is not registered') }),
  );
  front.meddle();
  expectOne(await diagnose(byCertificate), 'token', /certificate is not registered/, /AZURE_CLIENT_CERTIFICATE_PATH/);
});
