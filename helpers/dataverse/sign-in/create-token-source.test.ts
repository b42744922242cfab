import { expect, test } from '@playwright/test';
import { SignInError, UnreachableError } from '../errors';
import { createTokenSource } from './create-token-source';
import {
  clientId,
  clientSecret,
  entraRefusal,
  scriptedFetch,
  signInSettings,
  tenantId,
  tokenPath,
  tokenReply,
} from './testing/scripted-identity';

const tokenUrl = `https://login.microsoftonline.com${tokenPath}`;
const instantly = { now: () => 0, sleep: () => Promise.resolve() };

async function failureOf(fetch: typeof globalThis.fetch, settings = signInSettings): Promise<Error> {
  const error: unknown = await createTokenSource(settings, fetch, instantly)
    .accessToken()
    .catch((e: unknown) => e);
  if (!(error instanceof Error)) throw new Error('A token came.');
  expect(`${error.message} ${String(error.stack)} ${JSON.stringify(error)}`).not.toContain(clientSecret);
  return error;
}

test('a secret is exchanged for a token of the environment', async () => {
  const { asked, fetch } = scriptedFetch({ [tokenUrl]: () => tokenReply('t1') });

  expect(await createTokenSource(signInSettings, fetch).accessToken()).toBe('t1');

  expect(asked.map(({ url }) => url)).toEqual([expect.stringContaining(tokenUrl)]);
  expect(Object.fromEntries(asked[0]?.body ?? [])).toMatchObject({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: expect.stringContaining('https://contoso.crm.dynamics.com/.default'),
  });
});

test('one token serves many requests, until four fifths of its life are over', async () => {
  let now = 0;
  let made = 0;
  const { asked, fetch } = scriptedFetch({ [tokenUrl]: () => tokenReply(`t${(made += 1)}`) });
  const tokens = createTokenSource(signInSettings, fetch, { ...instantly, now: () => now });

  expect(await Promise.all([tokens.accessToken(), tokens.accessToken()])).toEqual(['t1', 't1']);
  now = 47 * 60_000;
  expect(await tokens.accessToken()).toBe('t1');
  now = 49 * 60_000;
  expect(await Promise.all([tokens.accessToken(), tokens.accessToken()])).toEqual(['t2', 't2']);
  expect(asked).toHaveLength(2);
});

test('a discarded token is never given again', async () => {
  let made = 0;
  const { fetch } = scriptedFetch({ [tokenUrl]: () => tokenReply(`t${(made += 1)}`) });
  const tokens = createTokenSource(signInSettings, fetch);
  await tokens.accessToken();
  tokens.discard('t1');
  expect(await tokens.accessToken()).toBe('t2');
});

test('requests that are told of one refused token share the next one', async () => {
  let made = 0;
  const { asked, fetch } = scriptedFetch({ [tokenUrl]: () => tokenReply(`t${(made += 1)}`) });
  const tokens = createTokenSource(signInSettings, fetch);
  await tokens.accessToken();

  tokens.discard('t1');
  const first = tokens.accessToken();
  tokens.discard('t1');
  expect(await Promise.all([first, tokens.accessToken()])).toEqual(['t2', 't2']);
  tokens.discard('t1');
  expect(await tokens.accessToken()).toBe('t2');
  expect(asked).toHaveLength(2);

  tokens.discard('t1', '{"access_token":{}}');
  expect(await tokens.accessToken(), 'but not one that lacks what is demanded').toBe('t3');
});

test('a failed sign-in is tried again by the next caller', async () => {
  const replies = [entraRefusal(401, 7000215, 'Invalid client secret provided.'), tokenReply('t1')];
  const { fetch } = scriptedFetch({ [tokenUrl]: () => replies.shift() ?? tokenReply('t2') });
  const tokens = createTokenSource(signInSettings, fetch);
  await expect(tokens.accessToken()).rejects.toThrow(SignInError);
  expect(await tokens.accessToken()).toBe('t1');
});

test('each known refusal is told with what to do, and never with the secret', async () => {
  const refusals = [
    [7000215, /client secret of app .* is wrong/, /Value, not its Secret ID/],
    [7000222, /client secret of app .* has expired/, /make a new secret/],
    [700016, /There is no app 11bb11bb/, /AZURE_CLIENT_ID/],
    [90002, /knows no tenant 22cc22cc/, /AZURE_TENANT_ID/],
    [900023, /knows no tenant 22cc22cc/, /AZURE_TENANT_ID/],
    [700027, /certificate is not registered/, /upload the certificate/],
    [500011, /knows no environment/, /DATAVERSE_URL/],
    [99999, /was given no token by https:\/\/login\.microsoftonline\.com/, /look the reason up/],
  ] as const;
  for (const [number, what, whatToDo] of refusals) {
    const { fetch } = scriptedFetch({ [tokenUrl]: () => entraRefusal(400, number, `The words for ${clientSecret}.`) });
    const error = await failureOf(fetch);
    expect(error).toBeInstanceOf(SignInError);
    expect(error.message).toMatch(what);
    expect(error.message).toContain(`AADSTS${number}: The words for [redacted].`);
    expect(error).toHaveProperty('whatToDo', expect.stringMatching(whatToDo));
  }
});

test('an identity provider that cannot be reached is told by its address', async () => {
  const error = await failureOf(scriptedFetch({}).fetch);
  expect(error).toBeInstanceOf(UnreachableError);
  expect(error.message).toMatch(/POST https:\/\/login\.microsoftonline\.com\/.*getaddrinfo ENOTFOUND/);
  expect(error.message).toContain('AZURE_AUTHORITY_HOST');
});

test('an unknown authority host that cannot be reached is told too', async () => {
  const settings = { ...signInSettings, authorityHost: new URL('https://login.contoso.test:8443') };
  const error = await failureOf(scriptedFetch({}).fetch, settings);
  expect(error).toBeInstanceOf(UnreachableError);
  expect(error.message).toContain('https://login.contoso.test:8443');
});

test('a busy identity provider is asked again', async () => {
  const replies = [new Response('busy', { status: 503 }), Response.json({}, { status: 429 }), tokenReply('t1')];
  const { asked, fetch } = scriptedFetch({ [tokenUrl]: () => replies.shift() ?? tokenReply('t2') });
  expect(await createTokenSource(signInSettings, fetch, instantly).accessToken()).toBe('t1');
  expect(asked).toHaveLength(3);
});

test('a page in place of a token is told as one', async () => {
  const { fetch } = scriptedFetch({ [tokenUrl]: () => new Response('<html>', { status: 200 }) });
  const error = await failureOf(fetch);
  expect(error).toBeInstanceOf(SignInError);
  expect(error.message).toContain('https://login.microsoftonline.com answered 200 without JSON');
});

test('another authority than a Microsoft one is asked for its endpoints, and for nothing else', async () => {
  const origin = 'https://localhost:8443';
  const issuer = `${origin}/${tenantId}/v2.0`;
  const { asked, fetch } = scriptedFetch({
    [`${issuer}/.well-known/openid-configuration`]: () =>
      Response.json({
        issuer,
        token_endpoint: `${origin}${tokenPath}`,
        authorization_endpoint: `${origin}/${tenantId}/oauth2/v2.0/authorize`,
        jwks_uri: `${origin}/${tenantId}/discovery/v2.0/keys`,
      }),
    [`${origin}${tokenPath}`]: () => tokenReply('t1'),
  });

  const settings = { ...signInSettings, authorityHost: new URL(origin) };
  expect(await createTokenSource(settings, fetch).accessToken()).toBe('t1');
  expect(asked.map(({ url }) => new URL(url).origin)).toEqual([origin, origin]);
});

test('a token is asked for with the claims that the environment demands, until it is given', async () => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
  const replies = [
    tokenReply('t1'),
    entraRefusal(400, 53003, 'Access has been blocked by Conditional Access policies.'),
    tokenReply('t2'),
    tokenReply('t3'),
  ];
  const { asked, fetch } = scriptedFetch({ [tokenUrl]: () => replies.shift() ?? tokenReply('t4') });
  const tokens = createTokenSource(signInSettings, fetch);
  await tokens.accessToken();
  tokens.discard('t1', claims);
  await expect(tokens.accessToken()).rejects.toThrow(/conditional access policy blocks.*\n.*exempt the app/);
  expect(await tokens.accessToken()).toBe('t2');
  tokens.discard('t2');
  expect(await tokens.accessToken()).toBe('t3');

  const sent = asked.map(({ body }) => body.get('claims') ?? '');
  expect(sent.map(text => text.includes('acrs'))).toEqual([false, true, true, false]);
  expect(JSON.parse(sent[1] ?? '')).toMatchObject({ access_token: { acrs: { essential: true, value: 'c1' } } });
});

test('a policy that wants a person is told', async () => {
  const { fetch } = scriptedFetch({ [tokenUrl]: () => entraRefusal(400, 50079, 'The user must enroll.') });
  const error = await failureOf(fetch);
  expect(error.message).toMatch(/needs a second factor.*\n.*SIGN_IN=device-code/);
});
