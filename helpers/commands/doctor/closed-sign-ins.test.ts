import { expect } from '@playwright/test';
import { clientOf, expectOne, somebodyElse, tokenOf } from './testing/expect-one';
import { diagnose } from './testing/site';
import { test } from './testing/site-test';

test('the tenant of somebody else', async ({ site }) => {
  const { env } = site;
  const found = await diagnose({ ...env, AZURE_TENANT_ID: somebodyElse });
  expectOne(found, 'authority', /AZURE_TENANT_ID is 00aa00aa/, /leave AZURE_TENANT_ID out/);
});

test('a tenant that is not there, and an authority that is not', async ({ site }) => {
  const { env } = site;
  const unknown = await diagnose({ ...env, AZURE_TENANT_ID: 'contoso.onmicrosoft.com' });
  expectOne(unknown, 'authority', /AADSTS90002: Tenant 'contoso\.onmicrosoft\.com' not found/, /AZURE_TENANT_ID/);
  const nowhere = await diagnose({ ...env, AZURE_AUTHORITY_HOST: 'https://no-such-authority.invalid' });
  expectOne(nowhere, 'authority', /no-such-authority/, /AZURE_AUTHORITY_HOST/);
});

test('an app that the tenant does not know', async ({ site }) => {
  const { env } = site;
  const found = await diagnose({ ...env, AZURE_CLIENT_ID: somebodyElse });
  expectOne(found, 'token', /There is no app 00aa00aa/, /AZURE_CLIENT_ID/);
});

test('a secret that is wrong', async ({ site }) => {
  const { env } = site;
  const secret = 'wrong~secret&more';
  const found = await diagnose({ ...env, AZURE_CLIENT_SECRET: secret });
  expectOne(found, 'token', /client secret of app .* is wrong/, /AZURE_CLIENT_SECRET/);
  expect(found.text).not.toContain(secret);
});

test('a secret that has expired', async ({ site }) => {
  const { env, front } = site;
  const refusal = { error: 'invalid_client', error_description: 'AADSTS7000222: The provided keys are expired.' };
  front.meddle(path =>
    path.includes('/token')
      ? { status: 401, headers: { 'content-type': 'application/json' }, body: JSON.stringify(refusal) }
      : undefined,
  );
  expectOne(await diagnose(env), 'token', /has expired/, /new secret/);
});

test('an identity provider that never answers, or gives no token', async ({ site }) => {
  const { env, front } = site;
  front.meddle(path => (path.includes('openid-configuration') ? 'silence' : undefined));
  expectOne(await diagnose(env), 'authority', /no answer within \d s/, /busy|network/);
  front.meddle(path => (path.includes('/oauth2/') ? 'silence' : undefined));
  expectOne(await diagnose(env), 'token', /No token came within \d s/, /identity provider/);
});

test('a gateway that signs in by itself, whatever token it is given', async ({ site }) => {
  const { env, front } = site;
  const authorization = `Bearer ${await tokenOf(env)}`;
  front.meddle(() => ({ sending: { authorization } }));
  const opaque = 'whatever~it+asks/for=';
  const { status, lines, text } = await diagnose({
    ...env,
    AZURE_CLIENT_SECRET: undefined,
    DATAVERSE_ACCESS_TOKEN: opaque,
  });

  expect(status, text).toBe(0);
  expect(text).not.toContain(opaque);
  const says = 'only its issuer can read it';
  expect(lines).toContainEqual({ check: 'token', outcome: 'ok', says });
  expect(lines.find(({ check }) => check === 'challenge')?.says).toContain('signs in by itself');
});

test('a token that this computer takes for expired is for the environment to judge', async ({ site }) => {
  const { env, front } = site;
  const [head = '', payload = '', signature = ''] = (await tokenOf(env)).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const past = { ...claims, exp: Math.floor(Date.now() / 1_000) - 600 };
  const access_token = `${head}.${Buffer.from(JSON.stringify(past)).toString('base64url')}.${signature}`;
  const body = JSON.stringify({ token_type: 'Bearer', expires_in: 3_599, access_token });
  front.meddle(path =>
    path.includes('/token') ? { status: 200, headers: { 'content-type': 'application/json' }, body } : undefined,
  );
  expectOne(await diagnose(env), 'user', /401/, /AZURE_CLIENT_ID/);
});

const userIdOf = async (env: Readonly<Record<string, string>>): Promise<string> =>
  (await clientOf(env).get<{ UserId: string }>('WhoAmI')).UserId;

test('a user who is disabled, and an app without an application user', async ({ site }) => {
  const { env, reader } = site;
  const user = `systemusers(${await userIdOf(reader)})`;
  const admin = clientOf(env);

  await admin.patch(user, { isdisabled: true });
  expectOne(await diagnose(reader), 'user', /is disabled/, /enable|user/);
  await admin.patch(user, { isdisabled: false });

  await admin.patch(user, { applicationid: somebodyElse });
  expectOne(await diagnose(reader), 'user', /not a member/, /application user/);
  await admin.patch(user, { applicationid: reader['AZURE_CLIENT_ID'] });
});

test('a version of the Web API that the server is too old for', async ({ site }) => {
  const { env, front } = site;
  front.meddle((_path, { authorization }) => (authorization === undefined ? undefined : { status: 501 }));
  expectOne(await diagnose(env), 'user', /501/, /DATAVERSE_API_VERSION/);
});

test('settings that are missing', async ({ site }) => {
  const found = await diagnose({});
  expectOne(found, 'settings', /DATAVERSE_URL/, /\.env/);
  expect(found.lines.filter(({ outcome }) => outcome === 'ok')).toEqual([]);

  const withPassword = await diagnose({ ...site.env, DATAVERSE_URL: 'https://ann:hunter2@contoso.crm.dynamics.com' });
  expectOne(withPassword, 'settings', /carries a user name or a password/, /\.env/);
  expect(withPassword.text).not.toContain('hunter2');
});

test('a token that was given: one that serves, one that is damaged and one for somebody else', async ({ site }) => {
  const { env } = site;
  const given = (token: string) => diagnose({ ...env, AZURE_CLIENT_SECRET: undefined, DATAVERSE_ACCESS_TOKEN: token });
  const token = await tokenOf(env);

  const open = await given(token);
  expect(open.status, open.text).toBe(0);
  expect(open.text).not.toContain(token.split('.')[2]);
  const because = 'access-token brings a token';
  expect(open.lines).toContainEqual({ check: 'authority', outcome: 'not asked', because });

  expectOne(await given(`${token.slice(0, -8)}AAAAAAAA`), 'user', /401/, /DATAVERSE_ACCESS_TOKEN|AZURE_CLIENT_ID/);
  const [head = '', , signature = ''] = token.split('.');
  const claims = { aud: 'https://fabrikam.crm.dynamics.com', tid: somebodyElse, exp: Date.now() };
  const foreign = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
  expectOne(await given(foreign), 'user', /401/, /DATAVERSE_ACCESS_TOKEN|AZURE_CLIENT_ID/);
  const online = await diagnose({
    ...{ ...env, AZURE_CLIENT_SECRET: undefined, DATAVERSE_ACCESS_TOKEN: foreign },
    DATAVERSE_URL: 'https://contoso.crm.dynamics.com',
  });
  expectOne(online, 'settings', /is for https:\/\/fabrikam/, /--resource https:\/\/contoso\.crm\.dynamics\.com/);
});
