import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { SignInError } from '../../errors';
import { createSend } from '../../http/send';
import type { DeviceCodeUser } from '../credential';
import { askAt } from '../device-code/ask-person';
import { forgetTokens, tokensToHandOn } from '../device-code/token-store';
import { environmentUrl, scriptedFetch, signInSettings, tenantId, tokenPath } from '../testing/scripted-identity';
import { signInByDeviceCode } from './device-code';

test.beforeEach(forgetTokens);
test.afterEach(forgetTokens);

const login = 'https://login.microsoftonline.com';
const clientId = '51f81489-12ee-4a9e-aaae-a2591f45987d';
const timing = { now: () => 0, sleep: () => Promise.resolve() };
const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

const refused = (error: string, words = '') =>
  Response.json({ error, error_description: `${words} Trace ID: 0` }, { status: 400 });

function granted(text: string): Response {
  const person = { oid: 'ann', tid: tenantId, preferred_username: 'ann@contoso.test', iss: login, aud: clientId };
  return Response.json({
    token_type: 'Bearer',
    scope: `${environmentUrl}/user_impersonation`,
    expires_in: 3_600,
    access_token: text,
    refresh_token: `refresh-${text}`,
    id_token: `${encoded({ alg: 'RS256' })}.${encoded(person)}.c2ln`,
    client_info: encoded({ uid: 'ann', utid: tenantId }),
  });
}

/** An identity provider that shows a code, and answers each request for a token by the next of its script. */
function provider(...script: readonly Response[]) {
  const answers = [...script];
  const { asked, fetch } = scriptedFetch({
    [`${login}/${tenantId}/oauth2/v2.0/devicecode`]: () =>
      Response.json({
        user_code: 'ABCD-EFGH',
        device_code: 's3cr3t-device-code',
        verification_uri: 'https://microsoft.com/devicelogin',
        expires_in: 900,
        interval: 0,
        message: 'To sign in, use a web browser.',
      }),
    [login + tokenPath]: () => answers.shift() ?? refused('invalid_grant', 'AADSTS70000: nothing is scripted.'),
  });
  const grants = () => asked.map(({ body }) => body.get('grant_type')).filter(grant => grant !== null);
  return { send: createSend({ fetch, timing }), grants, asked };
}

function signIn({ send }: { send: ReturnType<typeof createSend> }, more: Partial<DeviceCodeUser> = {}) {
  const shown: string[] = [];
  const terminal = { isTTY: true, write: (text: string) => shown.push(text) };
  const credential: DeviceCodeUser = { kind: 'device-code', clientId, ...more };
  const requestToken = signInByDeviceCode(credential, { settings: signInSettings, send, timing }, code =>
    askAt(terminal, code),
  );
  return { requestToken, shown };
}

const cacheFile = () => test.info().outputPath('tokens.json');
/** As MSAL calls it: Entra ID takes it beside its name in RFC 8628. */
const deviceCode = 'device_code';

test('a person is shown a page and a code, and the token comes when it was entered', async () => {
  const identity = provider(refused('authorization_pending'), refused('authorization_pending'), granted('t1'));
  const { requestToken, shown } = signIn(identity, { cacheFile: cacheFile() });

  expect(await requestToken()).toMatchObject({ text: 't1' });

  expect(shown).toHaveLength(1);
  expect(shown[0]).toMatch(/open https:\/\/microsoft\.com\/devicelogin in a browser, and enter the code ABCD-EFGH/);
  expect(shown[0]).not.toContain('s3cr3t');
  expect(identity.grants()).toEqual([deviceCode, deviceCode, deviceCode]);
  expect(identity.asked[0]?.body.get('scope')).toContain(`${environmentUrl}/user_impersonation`);
});

test('a token is renewed without the person', async () => {
  const identity = provider(granted('t1'), granted('t2'));
  const { requestToken, shown } = signIn(identity, { cacheFile: cacheFile() });

  expect((await requestToken()).text).toBe('t1');
  expect((await requestToken()).text).toBe('t2');

  expect(shown).toHaveLength(1);
  expect(identity.grants()).toEqual([deviceCode, 'refresh_token']);
});

test('claims that the environment demands are asked for, of the person too where only that helps', async () => {
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
  const identity = provider(granted('t1'), refused('interaction_required', 'AADSTS50076: again.'), granted('t2'));
  const { requestToken, shown } = signIn(identity, { cacheFile: cacheFile() });

  await requestToken();
  expect((await requestToken(claims)).text).toBe('t2');

  expect(shown).toHaveLength(2);
  expect(identity.grants()).toEqual([deviceCode, 'refresh_token', deviceCode]);
  for (const { body } of identity.asked.slice(-3)) {
    expect(JSON.parse(body.get('claims') ?? '{}')).toMatchObject({ access_token: { nbf: { essential: true } } });
  }
});

test('the file keeps the sign-in for the next run, and is its owner’s alone', async () => {
  const file = cacheFile();
  await signIn(provider(granted('t1')), { cacheFile: file }).requestToken();
  const next = signIn(provider(), { cacheFile: file });

  expect((await next.requestToken()).text).toBe('t1');

  expect(next.shown).toEqual([]);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(test.info().outputDir)).toEqual(['tokens.json']);
});

test('a file that others can read is refused before anybody is asked', () => {
  test.skip(process.platform === 'win32', 'Windows has no such modes');
  const file = cacheFile();
  for (const mode of [0o644, 0o640, 0o606]) {
    writeFileSync(`${file}-${mode}`, '{}', { mode });
    const identity = provider();
    expect(() => signIn(identity, { cacheFile: `${file}-${mode}` })).toThrow(
      /TOKEN_CACHE_FILE.*is open to others than its owner.*\n.*chmod 600/,
    );
    expect(identity.asked).toEqual([]);
  }
});

test('a file of something else is not overwritten', () => {
  const file = cacheFile();
  writeFileSync(file, 'my notes', { mode: 0o600 });
  expect(() => signIn(provider(), { cacheFile: file })).toThrow(/holds something else than tokens/);
  expect(readFileSync(file, 'utf8')).toBe('my notes');
});

test('a file that cannot be written is told, with no token in the words', async () => {
  const file = test.info().outputPath('nowhere', 'tokens.json');
  const { requestToken } = signIn(provider(granted('s3cr3t')), { cacheFile: file });
  await expect(requestToken()).rejects.toThrow(/cannot be written\.\n/);
});

test('without a file the sign-in stays in memory, and is handed on to the processes of the run', async () => {
  await signIn(provider(granted('t1'))).requestToken();
  const handedOn = tokensToHandOn();
  expect(handedOn).toContain('refresh-t1');

  const later = signIn(provider(), { ...(handedOn !== undefined && { handedOn }) });
  expect((await later.requestToken()).text).toBe('t1');
  expect(later.shown).toEqual([]);
  expect(existsSync(cacheFile())).toBe(false);
});

test('each reason for no token is told with what to do', async () => {
  for (const [error, words, what, whatToDo] of [
    ['authorization_declined', 'AADSTS70001: declined.', 'was declined in the browser', 'run again'],
    ['expired_token', 'AADSTS70020: expired.', 'Nobody entered the code', 'run again'],
    ['invalid_client', 'AADSTS7000218: client_assertion.', 'is no app for people', 'Allow public client flows'],
    ['invalid_grant', 'AADSTS65001: not consented.', 'Nobody has consented', 'user_impersonation'],
    ['unauthorized_client', 'AADSTS700016: not found.', 'There is no app', 'AZURE_CLIENT_ID'],
    ['invalid_grant', 'AADSTS53003: blocked.', 'conditional access', 'policy allows'],
  ] as const) {
    const { requestToken } = signIn(provider(refused(error, words)), { cacheFile: `${cacheFile()}-${error}` });
    const failure: unknown = await requestToken().catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(SignInError);
    expect(String(failure)).toContain(what);
    expect(failure).toHaveProperty('whatToDo', expect.stringContaining(whatToDo));
    expect(String(failure)).not.toContain('s3cr3t');
  }
});

test('where no terminal is, nobody is shown a code', () => {
  const written: string[] = [];
  const pipe = { isTTY: false, write: (text: string) => written.push(text) };
  const code = { userCode: 'ABCD-EFGH', verificationUri: 'https://microsoft.com/devicelogin', expiresIn: 900 };

  expect(() => askAt(pipe, code)).toThrow(/nobody can be asked to sign in here.*\n.*npm run verify.*TOKEN_CACHE_FILE/);
  expect(written).toEqual([]);
});
