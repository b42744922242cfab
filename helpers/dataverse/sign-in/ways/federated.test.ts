import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { SignInError } from '../../errors';
import type { Credential } from '../credential';
import { createTokenSource } from '../create-token-source';
import {
  clientId,
  entraRefusal,
  scriptedFetch,
  signInSettings,
  tokenPath,
  tokenReply,
} from '../testing/scripted-identity';

const tokenUrl = `https://login.microsoftonline.com${tokenPath}`;
const instantly = { now: () => 0, sleep: () => Promise.resolve() };
const requestToken = 'request~token/of+this job';
const gitHub: Credential = {
  kind: 'github',
  clientId,
  requestUrl: new URL('https://pipelines.actions.test/token?api-version=2.0'),
  requestToken,
};
const azurePipelines: Credential = {
  kind: 'azure-pipelines',
  clientId,
  requestUrl: new URL('https://dev.azure.test/contoso/_apis/oidctoken'),
  requestToken,
  serviceConnectionId: 'connection-1',
};

type Handlers = Parameters<typeof scriptedFetch>[0];

function sourceFor(credential: Credential, handlers: Handlers, authorityHost = signInSettings.authorityHost) {
  const { asked, fetch } = scriptedFetch({ [tokenUrl]: () => tokenReply('t1'), ...handlers });
  return { asked, tokens: createTokenSource({ ...signInSettings, credential, authorityHost }, fetch, instantly) };
}

async function failureOf(credential: Credential, handlers: Handlers): Promise<SignInError> {
  const error: unknown = await sourceFor(credential, handlers)
    .tokens.accessToken()
    .catch((e: unknown) => e);
  if (!(error instanceof SignInError)) throw new Error(`No SignInError but ${String(error)}`);
  expect(String(error.stack)).not.toContain(requestToken);
  return error;
}

test('the token in a file is read for each request, for such files are renewed', async () => {
  const path = test.info().outputPath(randomUUID());
  writeFileSync(path, 'first.federated.token\n');
  const { asked, tokens } = sourceFor({ kind: 'federated-token-file', clientId, path }, {});
  const token = await tokens.accessToken();
  writeFileSync(path, 'second.federated.token');
  tokens.discard(token);
  await tokens.accessToken();

  expect(asked.map(({ body }) => body.get('client_assertion'))).toEqual([
    'first.federated.token',
    'second.federated.token',
  ]);
  expect(Object.fromEntries(asked[0]?.body ?? [])).toMatchObject({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    scope: expect.stringContaining('https://contoso.crm.dynamics.com/.default'),
  });
});

test('a file that is gone or empty is named', async () => {
  const path = test.info().outputPath(randomUUID());
  writeFileSync(path, ' \n');
  const credential = { kind: 'federated-token-file', clientId, path } as const;
  expect((await failureOf(credential, {})).message).toMatch(/is empty.*\n.*AZURE_FEDERATED_TOKEN_FILE/);
  rmSync(path);
  expect((await failureOf(credential, {})).message).toContain('cannot be read');
});

test("a job of GitHub Actions exchanges GitHub's token, a new one each time", async () => {
  let made = 0;
  const origin = 'https://pipelines.actions.test/token';
  const { asked, tokens } = sourceFor(gitHub, {
    [origin]: () => Response.json({ count: 1, value: `job.token.${(made += 1)}` }),
  });
  tokens.discard(await tokens.accessToken());
  await tokens.accessToken();

  const [request, exchange] = asked;
  expect(request?.url).toBe(`${origin}?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange`);
  expect(request?.headers.get('authorization')).toBe(`Bearer ${requestToken}`);
  expect(exchange?.body.get('client_assertion')).toBe('job.token.1');
  expect(asked.at(-1)?.body.get('client_assertion')).toBe('job.token.2');
});

test('each cloud exchanges tokens that were made for it', async () => {
  for (const [host, audience] of [
    ['https://login.microsoftonline.us', 'api://AzureADTokenExchangeUSGov'],
    ['https://login.partner.microsoftonline.cn', 'api://AzureADTokenExchangeChina'],
  ] as const) {
    const { asked, tokens } = sourceFor(
      gitHub,
      {
        'https://pipelines.actions.test/token': () => Response.json({ value: 'job.token' }),
        [`${host}${tokenPath}`]: () => tokenReply('t1'),
      },
      new URL(host),
    );
    await tokens.accessToken();
    const request = asked.find(({ url }) => url.startsWith('https://pipelines.actions.test'));
    expect(new URL(request?.url ?? '').searchParams.get('audience')).toBe(audience);
  }
});

test('a job of Azure Pipelines asks for the token of its service connection', async () => {
  const { asked, tokens } = sourceFor(azurePipelines, {
    'https://dev.azure.test/contoso/_apis/oidctoken': request =>
      request.method === 'POST' ? Response.json({ oidcToken: 'job.token' }) : new Response(null, { status: 405 }),
  });
  expect(await tokens.accessToken()).toBe('t1');
  expect(asked[0]?.url).toMatch(/\?api-version=7\.1&serviceConnectionId=connection-1$/);
  expect(asked[0]?.headers.get('authorization')).toBe(`Bearer ${requestToken}`);
  expect(asked[1]?.body.get('client_assertion')).toBe('job.token');
});

test('a pipeline that gives no token is named with what the job lacks', async () => {
  const page = () => new Response(`<html>${requestToken}`, { status: 200 });
  const gitHubError = await failureOf(gitHub, { 'https://pipelines.actions.test/token': page });
  expect(gitHubError.message).toContain('GitHub gave no token for this job');
  expect(gitHubError.whatToDo).toContain('id-token: write');
  const toSignIn = () => new Response(null, { status: 302, headers: { location: 'https://spsprodeus.test/_signin' } });
  const error = await failureOf(azurePipelines, { 'https://dev.azure.test/contoso/_apis/oidctoken': toSignIn });
  expect(error.message).toContain('https://dev.azure.test answered 302');
  expect(error.whatToDo).toContain('AZURESUBSCRIPTION_SERVICE_CONNECTION_ID');
});

test('each refusal of a federated token is told with the registration that mends it', async () => {
  const path = test.info().outputPath(randomUUID());
  writeFileSync(path, 'opaque-federated-token');
  const refusals = [
    [70021, /no federated credential for the subject/, /letter by letter/],
    [700211, /no federated credential for the issuer/, /AZURE_CLIENT_ID/],
    [700212, /no federated credential for the audience/, /api:\/\/AzureADTokenExchange/],
    [700213, /no federated credential for the subject/, /letter by letter/],
    [7002138, /in other capitals/, /capitals/],
    [70025, /no federated credential at all/, /AZURE_CLIENT_ID/],
    [700222, /given by Microsoft Entra ID itself/, /AZURE_FEDERATED_TOKEN_FILE/],
    [700223, /A policy of tenant .* forbids federated credentials/, /AZURE_CLIENT_CERTIFICATE_PATH/],
    [700238, /A policy of tenant .* forbids federated credentials/, /AZURE_CLIENT_CERTIFICATE_PATH/],
    [90061, /cannot read the keys of the issuer/, /openid-configuration/],
    [50027, /no token that the identity provider can read/, /AZURE_FEDERATED_TOKEN_FILE/],
    [700024, /outside its time range/, /clock/],
    [53003, /conditional access policy blocks/, /network/],
  ] as const;
  for (const [number, what, whatToDo] of refusals) {
    const refuse = () => entraRefusal(401, number, "Assertion subject 'repo:a/b' of opaque-federated-token.");
    const error = await failureOf({ kind: 'federated-token-file', clientId, path }, { [tokenUrl]: refuse });
    expect(error.message).toMatch(what);
    expect(error.message).toContain(`AADSTS${number}: Assertion subject 'repo:a/b' of [redacted].`);
    expect(error.whatToDo).toMatch(whatToDo);
  }
});
