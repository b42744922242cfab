import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { ownPackages } from '../../sample/own-package';
import { clientOf, expectOne, page, somebodyElse } from './testing/expect-one';
import { diagnose, startSite } from './testing/site';
import { test } from './testing/site-test';

test('a user without a role', async ({ site }) => {
  const { nobody } = site;
  expectOne(await diagnose(nobody), 'roles', /has not been assigned any roles/, /assign a security role/);
});

test('a user who lacks privileges', async ({ site }) => {
  const { reader } = site;
  const found = await diagnose(reader);
  expectOne(found, 'privileges', /lacks prvImportCustomization, prvCreateEntity/, /security role/);
});

test('an Organization Service that is closed', async ({ site }) => {
  const { env, front } = site;
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

test('a user who has asked too much', async ({ site }) => {
  const { env, front } = site;
  front.meddle(() => ({ with: { 'x-ms-ratelimit-burst-remaining-xrm-requests': '12' } }));
  expectOne(await diagnose(env), 'service protection', /only 12 requests/, /five minutes/);
});

test('what an environment tells in its own way, or not, is not held against it', async ({ site }) => {
  const { env, front } = site;
  const answer = (body: unknown, status = 200) => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const solution = { solutionid: somebodyElse, uniquename: 'x', version: '1.0.0.0', ismanaged: false };
  front.meddle(path => {
    if (path.includes('RetrieveCurrentOrganization')) return answer({ Detail: { FriendlyName: null } });
    if (path.includes('/solutions?')) return answer({ value: [solution] });
    return path.includes('/EntityDefinitions')
      ? answer({ error: { code: '0x80060888', message: '' } }, 404)
      : undefined;
  });

  const { status, lines, text } = await diagnose(env);
  expect(status, text).toBe(0);
  expect(lines).toContainEqual({ check: 'version', outcome: 'ok', says: expect.stringMatching(/^[\d.]+$/) });
  const because = expect.stringMatching(/^the solution is there, and table \w+ is not$/);
  expect(lines).toContainEqual({ check: 'privileges', outcome: 'not asked', because });
});

test('an environment that asks to wait', async ({ site }) => {
  const { env, front } = site;
  const throttled = { status: 429, headers: { 'retry-after': '60', 'content-type': 'application/json' }, body: '{}' };
  front.meddle(path => (path.includes('RetrieveVersion') ? throttled : undefined));
  expectOne(await diagnose(env), 'version', /asks to wait 60 s/, /wait that long/);

  front.meddle((_path, { authorization }) => (authorization === undefined ? undefined : throttled));
  expectOne(await diagnose(env), 'user', /429/, /run again/);
});

test('an import that is under way', async () => {
  // One of its own: what is under way would still be there for the next test of the same worker, whichever file that is in.
  const { env, stop } = await startSite('localhost', '--import-delay', '60000');
  const CustomizationFile = readFileSync(ownPackages.online).toString('base64');
  const body = { CustomizationFile, PublishWorkflows: false, OverwriteUnmanagedCustomizations: false };
  await clientOf(env).post('ImportSolutionAsync', { ...body, ImportJobId: somebodyElse });

  expectOne(await diagnose(env), 'import', /an import has been under way since/, /JOB_SECONDS/);
  await stop();
});
