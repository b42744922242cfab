import { createVerify, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { generate } from 'selfsigned';
import { SignInError } from '../../errors';
import { createTokenSource } from '../create-token-source';
import { clientSecret, scriptedFetch, signInSettings, tokenReply } from '../testing/scripted-identity';

const login = 'https://adfs.contoso.test';
const crm = 'https://crm.contoso.test';
const challenge = `Bearer authorization_uri=${login}/adfs/oauth2/authorize, resource_id=${crm}/`;
const settings = {
  ...signInSettings,
  dataverseUrl: new URL(`${crm}/`),
  apiVersion: 'v9.1',
  tenantId: undefined,
  authorityHost: new URL(login),
};
const timing = { now: () => 0, sleep: () => Promise.resolve() };

/** An organization on-premises, and the AD FS that it names. */
function onPremises(answer: () => Response) {
  return scriptedFetch({
    [`${crm}/api/data/v9.1/WhoAmI`]: () =>
      new Response(null, { status: 401, headers: { 'www-authenticate': challenge } }),
    [`${login}/adfs/.well-known/openid-configuration`]: () =>
      Response.json({
        issuer: `${login}/adfs`,
        authorization_endpoint: `${login}/adfs/oauth2/authorize/`,
        token_endpoint: `${login}/adfs/oauth2/token/`,
        jwks_uri: `${login}/adfs/discovery/keys`,
      }),
    [`${login}/adfs/oauth2/token/`]: answer,
  });
}

test('an app signs in at the AD FS that the environment names, for the environment by its name there', async () => {
  for (const tenantId of [undefined, 'adfs']) {
    const { asked, fetch } = onPremises(() => tokenReply('t1'));

    expect(await createTokenSource({ ...settings, tenantId }, fetch, timing).accessToken()).toBe('t1');

    expect(Object.fromEntries(asked.at(-1)?.body ?? [])).toMatchObject({
      grant_type: 'client_credentials',
      client_id: settings.credential.kind === 'secret' ? settings.credential.clientId : '',
      client_secret: clientSecret,
      scope: `${crm}//openid`,
    });
  }
});

test('a certificate signs as AD FS knows it: by its SHA-1 thumbprint', async () => {
  const pem = await generate([{ name: 'commonName', value: 'client' }], { algorithm: 'sha256' });
  const path = test.info().outputPath('app.pem');
  writeFileSync(path, pem.cert + pem.private);
  const { asked, fetch } = onPremises(() => tokenReply('t1'));
  const credential = { kind: 'certificate', clientId: 'app', path } as const;

  await createTokenSource({ ...settings, credential }, fetch, timing).accessToken();

  const [head = '', body = '', signature = ''] = (asked.at(-1)?.body.get('client_assertion') ?? '').split('.');
  const thumbprint = Buffer.from(new X509Certificate(pem.cert).fingerprint.replaceAll(':', ''), 'hex');
  expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toMatchObject({
    alg: 'RS256',
    x5t: thumbprint.toString('base64url'),
  });
  const verify = createVerify('RSA-SHA256').update(`${head}.${body}`);
  expect(verify.verify(new X509Certificate(pem.cert).publicKey, signature, 'base64url')).toBe(true);
});

test('an AD FS that nobody vouched for gets no credential', async () => {
  const { asked, fetch } = onPremises(() => tokenReply('t1'));
  await expect(
    createTokenSource({ ...settings, authorityHost: undefined }, fetch, timing).accessToken(),
  ).rejects.toThrow(/names https:\/\/adfs\.contoso\.test .*\n.*AZURE_AUTHORITY_HOST=https:\/\/adfs\.contoso\.test/);
  expect(asked).toHaveLength(1);
});

test('what AD FS refuses is told with the setting or the registration that mends it', async () => {
  for (const [error, words, what, whatToDo] of [
    ['invalid_client', 'MSIS9607: no client.', 'knows no app', 'AZURE_CLIENT_ID'],
    ['invalid_client', `MSIS9622: not ${clientSecret}.`, 'secret or certificate of app', 'AZURE_CLIENT_SECRET'],
    ['invalid_resource', 'MSIS9602: no resource.', 'knows no environment', 'identifiers of its Web API'],
    ['access_denied', 'MSIS9605: not allowed.', 'does not let app', 'Client Permissions'],
    ['unsupported_grant_type', 'MSIS9611: no.', 'signs no apps in', 'DATAVERSE_ACCESS_TOKEN'],
  ] as const) {
    const { fetch } = onPremises(() => Response.json({ error, error_description: words }, { status: 400 }));
    const failure: unknown = await createTokenSource(settings, fetch, timing)
      .accessToken()
      .catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(SignInError);
    expect(String(failure)).toContain(what);
    expect(failure).toHaveProperty('whatToDo', expect.stringContaining(whatToDo));
    expect(String(failure)).not.toContain(clientSecret);
  }
});
