import { expect, test } from '@playwright/test';
import { SignInError } from '../../errors';
import { createSend } from '../../http/send';
import { findAuthority, parseChallenge } from './authority';
import { environmentUrl, scriptedFetch, signInSettings, tenantId } from '../testing/scripted-identity';

const whoAmI = `${environmentUrl}/api/data/v9.2/WhoAmI`;
const nothingKnown = { ...signInSettings, tenantId: undefined, authorityHost: undefined };
const microsoft = 'https://login.microsoftonline.com';

function challenge(authority: string): string {
  return `Bearer authorization_uri=${authority}/oauth2/authorize, resource_id=${environmentUrl}/`;
}

function environment(header: string, status = 401, url = environmentUrl) {
  const { asked, fetch } = scriptedFetch({
    [`${url}/api/data/v9.2/WhoAmI`]: () => new Response(null, { status, headers: { 'www-authenticate': header } }),
  });
  const send = createSend({ fetch, timing: { now: () => 0, sleep: () => Promise.resolve() } });
  return { asked, find: (settings: Parameters<typeof findAuthority>[0]) => findAuthority(settings, send) };
}

test('settings that name both ask nobody', async () => {
  const { asked, find } = environment('');
  expect(await find(signInSettings)).toEqual({ host: signInSettings.authorityHost, tenantId });
  expect(asked).toEqual([]);
});

test('the environment names its tenant and its cloud to a caller without a token', async () => {
  const { asked, find } = environment(challenge(`https://login.microsoftonline.us/${tenantId}`));

  const { host, tenantId: found } = await find(nothingKnown);

  expect([host.origin, found]).toEqual(['https://login.microsoftonline.us', tenantId]);
  expect(asked.map(({ url, headers }) => [url, headers.get('authorization')])).toEqual([[whoAmI, null]]);
});

test('a tenant in the settings wins over the one in the challenge', async () => {
  const { find } = environment(challenge(`${microsoft}/00aa00aa-bb11-cc22-dd33-44ee44ee44ee`));
  expect(await find({ ...nothingKnown, tenantId })).toMatchObject({ tenantId });
});

test('where the environment names no authority, its host tells the cloud', async () => {
  for (const [host, authority] of [
    ['contoso.crm.dynamics.com', microsoft],
    ['contoso.crm9.dynamics.com', microsoft],
    ['contoso.api.crm4.dynamics.com', microsoft],
    ['contoso.crm.microsoftdynamics.us', 'https://login.microsoftonline.us'],
    ['contoso.api.crm.microsoftdynamics.us', 'https://login.microsoftonline.us'],
    ['contoso.crm.appsplatform.us', 'https://login.microsoftonline.us'],
    ['contoso.crm.dynamics.cn', 'https://login.partner.microsoftonline.cn'],
    ['microsoftdynamics.us.contoso.test', microsoft],
  ] as const) {
    const { find } = environment('', 401, `https://${host}`);
    const found = await find({ ...nothingKnown, tenantId, dataverseUrl: new URL(`https://${host}`) });
    expect(found.host.origin, host).toBe(authority);
  }
});

test('an authority that is not of Microsoft is not trusted with a credential', async () => {
  for (const host of [
    'https://evil.example',
    'https://login.microsoftonline.com.evil.example',
    'http://login.windows.net',
  ]) {
    const { find } = environment(challenge(`${host}/${tenantId}`));
    await expect(find(nothingKnown)).rejects.toThrow(SignInError);
    await expect(find({ ...nothingKnown, tenantId })).rejects.toThrow('No credential was sent there');
    await expect(find({ ...nothingKnown, authorityHost: new URL(microsoft) })).rejects.toThrow(
      'AZURE_AUTHORITY_HOST=http',
    );
  }
});

test('an authority that AZURE_AUTHORITY_HOST names is trusted', async () => {
  const { find } = environment(challenge(`https://localhost:8443/${tenantId}`));
  expect(await find({ ...nothingKnown, authorityHost: new URL('https://localhost:8443') })).toMatchObject({ tenantId });
  await expect(find({ ...nothingKnown, authorityHost: new URL('https://localhost:8444') })).rejects.toThrow(
    SignInError,
  );
});

test('an environment that names no tenant asks for the setting', async () => {
  await expect(environment('').find(nothingKnown)).rejects.toThrow(/does not name its tenant.*\n.*AZURE_TENANT_ID/);
  await expect(environment('', 200).find(nothingKnown)).rejects.toThrow('answered 200 in place of 401');
  await expect(environment(challenge(`${microsoft}/common`)).find(nothingKnown)).rejects.toThrow('AZURE_TENANT_ID');
  await expect(environment('Negotiate, NTLM').find(nothingKnown)).rejects.toThrow(/signs people in by Windows.*AD FS/);
});

test('challenges are read with and without quotes, and in their older form', () => {
  const expected = { host: new URL(microsoft), tenantId, resource: 'https://contoso.crm.dynamics.com/' };
  expect(parseChallenge(challenge(`${microsoft}/${tenantId}`))).toEqual(expected);
  expect(parseChallenge(`Bearer authorization_uri="${microsoft}/${tenantId}/oauth2/authorize"`)).toEqual({
    ...expected,
    resource: undefined,
  });
  expect(
    parseChallenge(`Negotiate, Bearer authorization_uri=${microsoft}/${tenantId}/oauth2/authorize,resource_id=x`),
  ).toEqual({ ...expected, resource: 'x' });
  expect(parseChallenge('Bearer authorization_uri=nonsense')).toBeUndefined();
  expect(parseChallenge('Negotiate')).toBeUndefined();
});
