import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { SignInError } from '../../errors';
import { isOnWindowsPath } from '../azure-cli/is-on-windows-path';
import { runAzureCli } from '../azure-cli/run-azure-cli';
import { createTokenSource } from '../create-token-source';
import { environmentUrl, scriptedFetch, signInSettings, tenantId } from '../testing/scripted-identity';

test.skip(process.platform === 'win32', 'what stands in for az is a script of a POSIX shell');

const variables = { PATH: '/usr/bin:/bin', AZURE_CONFIG_DIR: '/nowhere/azure' };
const instantly = { now: () => 0, sleep: () => Promise.resolve() };

/** A program in place of az that notes its arguments, prints what it is told and ends with a status. */
function programThat({ prints = '', says = '', status = 0 }): { command: string; asked: () => string[] } {
  const [command, stdout, stderr, seen] = ['az', 'out', 'err', 'seen'].map(name => test.info().outputPath(name));
  if (command === undefined || stdout === undefined || stderr === undefined || seen === undefined) throw new Error();
  writeFileSync(stdout, prints);
  writeFileSync(stderr, says);
  const lines = ['#!/bin/sh', `printf '%s\\n' "$@" > '${seen}'`, `cat '${stdout}'`, `cat '${stderr}' >&2`];
  writeFileSync(command, [...lines, `exit ${status}`].join('\n'));
  chmodSync(command, 0o700);
  return { command, asked: () => readFileSync(seen, 'utf8').trim().split('\n') };
}

const sourceOf = (command: string, more = {}, fetch = scriptedFetch({}).fetch) =>
  createTokenSource(
    { ...signInSettings, ...more, credential: { kind: 'azure-cli', command, variables } },
    fetch,
    instantly,
  );

async function failureOf(command: string): Promise<SignInError> {
  const error: unknown = await sourceOf(command)
    .accessToken()
    .catch((e: unknown) => e);
  if (!(error instanceof SignInError)) throw new Error('No SignInError came.');
  return error;
}

test('the token of the Azure CLI is that of the environment in its tenant', async () => {
  const soon = Math.floor(Date.now() / 1_000) + 3_600;
  const { command, asked } = programThat({ prints: JSON.stringify({ accessToken: 't1', expires_on: soon }) });

  expect(await sourceOf(command).accessToken()).toBe('t1');

  const args = ['account', 'get-access-token', '--output', 'json', '--resource', environmentUrl, '--tenant', tenantId];
  expect(asked()).toEqual(args);
});

test('a tenant that is left out is the one that the environment names', async () => {
  const { command, asked } = programThat({
    prints: JSON.stringify({ accessToken: 't1', expiresOn: '2199-01-01 12:00' }),
  });
  const challenge = 'Bearer authorization_uri=https://login.microsoftonline.com/other-tenant/oauth2/authorize';
  const { fetch } = scriptedFetch({
    [`${environmentUrl}/api/data/v9.2/WhoAmI`]: () =>
      new Response(null, { status: 401, headers: { 'www-authenticate': challenge } }),
  });

  await sourceOf(command, { tenantId: undefined, authorityHost: undefined }, fetch).accessToken();

  expect(asked()).toContain('other-tenant');
});

test('each reason of the Azure CLI is told with the command that mends it', async () => {
  const login = `az login --tenant ${tenantId} --allow-no-subscriptions`;
  for (const [says, what, whatToDo] of [
    ["ERROR: Please run 'az login' to setup account.", 'Nobody is signed in', login],
    ['ERROR: AADSTS50020: User account from identity provider does not exist.', 'is no user of tenant 22cc', login],
    ['ERROR: AADSTS700082: The refresh token has expired due to inactivity. az login', 'has expired', login],
    [
      'ERROR: AADSTS50076: you must use multi-factor authentication. az login',
      'second factor',
      '--scope https://contoso',
    ],
    [
      'ERROR: AADSTS500011: The resource principal was not found.',
      'knows no environment at https://contoso',
      'DATAVERSE_URL',
    ],
    ['ERROR: AADSTS90002: Tenant not found.', 'There is no tenant', 'AZURE_TENANT_ID'],
    [
      'ERROR: AADSTS53003: Access has been blocked by Conditional Access policies.',
      'conditional access',
      'the policy allows',
    ],
    ['ERROR: something new', 'gave no token. It says: ERROR: something new', login],
  ] as const) {
    const error = await failureOf(programThat({ says, status: 1 }).command);
    expect(error.message).toContain(what);
    expect(error.whatToDo).toContain(whatToDo);
  }
});

test('an Azure CLI that reached nobody is no sign-in that has expired, and may reach somebody later', async () => {
  const pool = "HTTPSConnectionPool(host='login.microsoftonline.com', port=443): Max retries exceeded with url: /x";
  const shown = '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1006)';
  for (const [says, what, whatToDo, mayPass] of [
    [`ERROR: ${pool} (Caused by SSLError('${shown}'))`, 'does not trust the certificate', 'REQUESTS_CA_BUNDLE', false],
    [`ERROR: ${pool} (Caused by ProxyError('Cannot connect to proxy.'))`, 'did not reach', 'HTTPS_PROXY', true],
    ['ERROR: Please ensure you have network connection. Error detail: x', 'did not reach', 'NO_PROXY', true],
    ['ERROR: AADSTS90033: A transient error has occurred. Please try again.', 'gave no token', 'az login', true],
    ['ERROR: AADSTS700082: The refresh token has expired.', 'sign-in has expired', 'az login', false],
  ] as const) {
    const error = await failureOf(programThat({ says, status: 1 }).command);
    expect(error.message).toContain(what);
    expect(error.whatToDo).toContain(whatToDo);
    expect(error.mayPass, says).toBe(mayPass);
  }
});

test('the Azure CLI is handed these variables and no others', async () => {
  const soon = Math.floor(Date.now() / 1_000) + 3_600;
  const { command } = programThat({ prints: JSON.stringify({ accessToken: 't1', expires_on: soon }) });
  const seen = test.info().outputPath('variables');
  writeFileSync(command, readFileSync(command, 'utf8').replace('#!/bin/sh', `#!/bin/sh\nenv > '${seen}'`));

  await sourceOf(command).accessToken();

  const names = readFileSync(seen, 'utf8').match(/^\w+(?==)/gm) ?? [];
  // These a shell sets by itself.
  expect(names.filter(name => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name)).sort()).toEqual(
    Object.keys(variables).sort(),
  );
});

test('an Azure CLI that is not installed is told as that', async () => {
  const error = await failureOf('/nowhere/az');
  expect(error.message).toContain('there is no program az on the PATH');
  expect(error.whatToDo).toContain('SIGN_IN=device-code');
});

test('a user who is of one tenant alone is asked without it, once more', async () => {
  const soon = Math.floor(Date.now() / 1_000) + 3_600;
  for (const account of ['managed identity', 'Cloud Shell']) {
    const { command } = programThat({ prints: JSON.stringify({ accessToken: 't1', expires_on: soon }) });
    const calls = test.info().outputPath(`calls of ${account}`);
    const refusal = `echo "ERROR: Tenant shouldn't be specified for ${account} account" >&2; exit 1`;
    const head = `#!/bin/sh\necho "$*" >> '${calls}'\ncase "$*" in *--tenant*) ${refusal};; esac`;
    writeFileSync(command, readFileSync(command, 'utf8').replace('#!/bin/sh', head));

    expect(await sourceOf(command).accessToken(), account).toBe('t1');

    const asked = 'account get-access-token --output json --resource https://contoso.crm.dynamics.com';
    expect(readFileSync(calls, 'utf8').trim().split('\n')).toEqual([`${asked} --tenant ${tenantId}`, asked]);
  }
});

test('a program is found on the PATH of Windows, in whatever language cmd.exe speaks', () => {
  const folder = test.info().outputPath('wbin');
  mkdirSync(folder);
  const variables = { Path: `C:\\Windows;"${folder}"`, PATHEXT: '.COM;.EXE;.CMD' };
  expect(isOnWindowsPath('az', variables)).toBe(false);
  writeFileSync(`${folder}/az.cmd`, '');
  expect(isOnWindowsPath('az', variables)).toBe(true);
  expect(isOnWindowsPath('az', { PATH: folder })).toBe(true);
  expect(isOnWindowsPath('az', { ...variables, PATHEXT: '.EXE' })).toBe(false);
  expect(isOnWindowsPath('az', {})).toBe(false);
});

test('nothing of what was printed in place of a token is shown', async () => {
  const error = await failureOf(programThat({ prints: '{"token":"s3cr3t-token"}' }).command);
  expect(error.message).toContain('printed no token');
  expect(`${error.message} ${String(error.stack)} ${JSON.stringify(error)}`).not.toContain('s3cr3t');
});

test('nothing that means something to a shell is handed to one', () => {
  for (const strange of ['a b', 'a;b', 'a&b', '$(a)', '`a`', 'a|b', 'a"b', "a'b", '%PATH%', 'a\nb', ''])
    expect(() => runAzureCli('az', ['account', strange], {}), strange).toThrow('is not handed to a command line');
});
