import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { createSend } from '../../dataverse/http/send';
import { scriptedFetch } from '../../dataverse/sign-in/testing/scripted-identity';
import { forgetTokens } from '../../dataverse/sign-in/device-code/token-store';
import { signInByDeviceCode } from '../../dataverse/sign-in/ways/device-code';
import { environmentVariables } from '../../run/settings/environment';
import { loadSettings } from '../../run/settings/load';
import { root, runsTypeScript } from '../command';
import { handedOnSignIn } from './handed-on-sign-in';

test.beforeEach(forgetTokens);
test.afterEach(forgetTokens);

const tenant = '22cc22cc-dd33-ee44-ff55-66aa66aa66aa';
const login = 'https://login.microsoftonline.com';
const timing = { now: () => 0, sleep: () => Promise.resolve() };
const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
const env = {
  DATAVERSE_URL: 'https://contoso.crm.dynamics.com',
  AZURE_TENANT_ID: tenant,
  AZURE_AUTHORITY_HOST: login,
  SIGN_IN: 'device-code',
};

const person = { oid: 'ann', tid: tenant, preferred_username: 'ann@contoso.test', iss: login };
const tokens = {
  ...{ token_type: 'Bearer', expires_in: 3_600, access_token: 't1', refresh_token: 'r1' },
  scope: `${env.DATAVERSE_URL}/user_impersonation`,
  id_token: `${encoded({ alg: 'RS256' })}.${encoded(person)}.c2ln`,
  client_info: encoded({ uid: 'ann', utid: tenant }),
};
const code = { user_code: 'ABC', device_code: 'd', verification_uri: 'https://x.test', expires_in: 900, interval: 0 };

async function signIn(): Promise<void> {
  const settings = loadSettings(env);
  if (settings.credential.kind !== 'device-code') throw new Error('It signs in otherwise.');
  const { fetch } = scriptedFetch({
    [`${login}/${tenant}/oauth2/v2.0/devicecode`]: () => Response.json(code),
    [`${login}/${tenant}/oauth2/v2.0/token`]: () => Response.json(tokens),
  });
  const context = { settings, send: createSend({ fetch, timing }), timing };
  await signInByDeviceCode(settings.credential, context, () => undefined)();
}

/** What a process keeps that is started with these variables. */
const inAnotherProcess = (variables: Readonly<Record<string, string>>): string =>
  execFileSync(
    process.execPath,
    [
      ...runsTypeScript,
      '--eval',
      `const { loadSettings } = require('./helpers/run/settings/load');
       const { chooseTokenStore } = require('./helpers/dataverse/sign-in/device-code/token-store');
       process.stdout.write(chooseTokenStore(loadSettings(process.env).credential).read() ?? 'nothing');`,
    ],
    { cwd: root, encoding: 'utf8', env: { ...environmentVariables(), CI: '', ...env, ...variables } },
  );

test('who signed in by a code in a command is kept by the processes that it starts', async () => {
  expect(inAnotherProcess({})).toBe('nothing');

  await signIn();

  expect(inAnotherProcess(handedOnSignIn())).toContain('"secret":"r1"');
});
