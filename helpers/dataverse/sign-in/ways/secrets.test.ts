import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { expect, test } from '@playwright/test';
import { madeErrors } from '../../errors';
import type { Exchange } from '../../http/exchange';
import { createSend } from '../../http/send';
import { toldSentences } from '../../timing/tell';
import { WebApiClient } from '../../web-api/web-api-client';
import { createTokenSource } from '../create-token-source';
import { MsalNetwork } from '../msal-network';
import { environmentUrl, scriptedFetch, signInSettings, tenantId, tokenPath } from '../testing/scripted-identity';
import {
  adfs,
  agentOfAppService,
  asciiSecret,
  deviceCode,
  federated,
  requestUrl,
  secretOfAppService,
  token,
  type WayWithSecrets,
  waysWithSecrets,
} from '../testing/ways-with-secrets';

const login = 'https://login.microsoftonline.com';
const instantly = { now: () => 0, sleep: () => Promise.resolve() };

type Answer = (request: Request) => Response | Promise<Response>;

/** How an identity provider may answer: a refusal says what it was sent as a proof, in one form at a time, for words are cut. */
const answers: Readonly<Record<string, Answer>> = {
  granted: () =>
    Response.json({ token_type: 'Bearer', expires_in: 3_600, expires_on: 4_000_000_000, access_token: token }),
  page: async request => new Response(`<html>${(await proofIn(request)) ?? ''}`, { status: 200 }),
  broken: () => {
    throw new TypeError('fetch failed', { cause: new Error('socket hang up') });
  },
  ...Object.fromEntries(
    formsOf('').map((_, form) => [
      `refused, form ${form}`,
      async (request: Request) => {
        const words = `AADSTS7000215: ${formsOf((await proofIn(request)) ?? '')[form] ?? ''}`;
        return Response.json({ error: 'invalid_client', error_description: words }, { status: 401 });
      },
    ]),
  ),
};

async function proofIn(request: Request): Promise<string | undefined> {
  const fields = new URLSearchParams(await request.clone().text());
  const { headers } = request;
  const bearer = headers.get('authorization')?.replace('Bearer ', '') ?? headers.get('x-identity-header') ?? undefined;
  return fields.get('client_secret') ?? fields.get('client_assertion') ?? bearer;
}

/** The forms that are looked for, written down here anew. */
function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  return [
    text,
    encodeURIComponent(text),
    new URLSearchParams({ x: text }).toString().slice(2),
    JSON.stringify(text).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ];
}

const metadataOfAdfs = {
  issuer: `${adfs}/adfs`,
  authorization_endpoint: `${adfs}/adfs/oauth2/authorize/`,
  token_endpoint: `${adfs}/adfs/oauth2/token/`,
  jwks_uri: `${adfs}/adfs/discovery/keys`,
};

/** All that anybody may see of one request of a run: what is printed, told, recorded and thrown. */
async function shownOf({ credential, at }: WayWithSecrets, answer: Answer): Promise<string> {
  const shown: string[] = [];
  const { fetch } = scriptedFetch({
    [login + tokenPath]: answer,
    [`${login}/${tenantId}/oauth2/v2.0/devicecode`]: () =>
      Response.json({
        ...{ user_code: 'ABCD-EFGH', device_code: deviceCode, verification_uri: 'https://microsoft.com/devicelogin' },
        ...{ expires_in: 900, interval: 0, message: 'Enter the code.' },
      }),
    'http://169.254.169.254/metadata/identity/oauth2/token': answer,
    [agentOfAppService]: answer,
    [`${adfs}/adfs/oauth2/token/`]: answer,
    [`${adfs}/adfs/.well-known/openid-configuration`]: () => Response.json(metadataOfAdfs),
    [requestUrl.href]:
      answer === answers['granted'] ? () => Response.json({ value: federated, oidcToken: federated }) : answer,
    [`${environmentUrl}/api/data/v9.2/WhoAmI`]: request =>
      Response.json(
        { error: { code: '0x0', message: `seen: ${request.headers.get('authorization') ?? ''}` } },
        { status: 403 },
      ),
  });
  const keep = (message: unknown) =>
    shown.push(inspect(message, { depth: Infinity, showHidden: true, maxStringLength: null }));
  const streams = [process.stdout, process.stderr].map(stream => ({ stream, write: stream.write.bind(stream) }));
  for (const { stream } of streams) stream.write = text => Boolean(shown.push(String(text)));
  const channels = [madeErrors.name, toldSentences.name];
  for (const name of channels) subscribe(name, keep);
  try {
    const client = new WebApiClient({
      ...{ environmentUrl: new URL(environmentUrl), apiVersion: 'v9.2', fetch, timing: instantly },
      tokens: createTokenSource({ ...signInSettings, ...at, credential }, fetch, instantly),
      record: (title, run) => run((exchange: Exchange) => Promise.resolve(void keep([title, exchange]))),
    });
    await client.get('WhoAmI').catch(keep);
  } finally {
    for (const name of channels) unsubscribe(name, keep);
    for (const { stream, write } of streams) stream.write = write;
  }
  return shown.join('\n');
}

for (const [kind, make] of Object.entries(waysWithSecrets)) {
  test(`no byte of a secret of the way ${kind} is in what it prints, tells, records or throws`, async () => {
    test.skip(
      kind === 'azure-cli' && process.platform === 'win32',
      'what stands in for az is a script of a POSIX shell',
    );
    const way = await make();
    const agent = way.credential.kind === 'managed-identity' ? Object.keys(way.credential.agent) : [];
    for (const [name, answer] of Object.entries(answers)) {
      const shown = await shownOf(way, answer).finally(() => {
        // eslint-disable-next-line no-restricted-properties -- MSAL is told of an agent by them, and the next test has another
        for (const variable of agent) Reflect.deleteProperty(process.env, variable);
      });
      // Who is given a token comes as far as the environment, which refuses it; for a code, nobody is at a terminal here.
      const isRefusedLast = name === 'granted' && kind !== 'device-code';
      expect(shown, name).toMatch(isRefusedLast ? /AccessError/ : /SignInError|AccessError|UnreachableError/);
      for (const form of [...way.secrets, token].flatMap(formsOf)) {
        expect(shown.includes(form), `${name}: ${form.slice(0, 12)}… is shown`).toBe(false);
      }
    }
  });
}

test('what an agent of a machine is sent as a proof is known as one', async () => {
  const { fetch } = scriptedFetch({ 'http://127.0.0.1/msi/token': () => Response.json({}, { status: 401 }) });
  const network = new MsalNetwork(createSend({ fetch, timing: instantly }));
  const headers = {
    ...{ 'X-IDENTITY-HEADER': secretOfAppService, Authorization: `Basic ${asciiSecret}` },
    // Of machine learning's agent, and of Service Fabric's.
    ...{ secret: 'of-machine-learning', Metadata: 'true' },
  };
  await network.sendGetRequestAsync('http://127.0.0.1/msi/token', { headers });
  expect(network.secrets).toEqual([secretOfAppService, asciiSecret, 'of-machine-learning']);
});
