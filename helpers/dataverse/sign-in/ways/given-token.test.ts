import { expect, test } from '@playwright/test';
import { SettingsError, SignInError } from '../../errors';
import { createTokenSource } from '../create-token-source';
import { scriptedFetch, signInSettings } from '../testing/scripted-identity';

const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
const signature = 'c2lnbmF0dXJl';
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;

function tokenOf(claims: Record<string, unknown>): string {
  const body = { aud: 'https://contoso.crm.dynamics.com/', tid: 't', exp: inSeconds(3_600), ...claims };
  return `${encoded({ alg: 'RS256' })}.${encoded(body)}.${signature}`;
}

function sourceOf(token: string, now = () => 0, dataverseUrl = signInSettings.dataverseUrl) {
  const { asked, fetch } = scriptedFetch({});
  const settings = { ...signInSettings, dataverseUrl, credential: { kind: 'access-token', token } as const };
  const tokens = createTokenSource(settings, fetch, { now, sleep: () => Promise.resolve() });
  return { asked, tokens };
}

test('a given token is used as it is, and nobody is asked for one', async () => {
  const token = tokenOf({});
  for (const given of [token, `Bearer ${token}`]) {
    const { asked, tokens } = sourceOf(given);
    expect(await tokens.accessToken()).toBe(token);
    expect(asked).toEqual([]);
  }
});

test('a token that only its issuer can read is used as it is', async () => {
  for (const token of ['Q~8opaque+/==', 'a.b', 'not.json.inside']) {
    expect(await sourceOf(token).tokens.accessToken()).toBe(token);
  }
});

test('a token for the environment is told from one for something else', () => {
  for (const aud of [
    'https://contoso.crm.dynamics.com',
    'https://contoso.api.crm.dynamics.com/',
    'HTTPS://Contoso.CRM.dynamics.com:443//',
    'contoso.crm.dynamics.com',
    '00000007-0000-0000-C000-000000000000',
    'spn:00000007-0000-0000-c000-000000000000',
    ['api://other', 'https://contoso.crm.dynamics.com/'],
  ]) {
    expect(() => sourceOf(tokenOf({ aud }))).not.toThrow();
  }
  for (const aud of [
    'https://management.azure.com/',
    'https://fabrikam.crm.dynamics.com',
    'https://fabrikam.test/contoso.crm.dynamics.com',
    undefined,
  ]) {
    expect(() => sourceOf(tokenOf({ aud }))).toThrow(
      /is for (https:\/\/management|https:\/\/fabrikam|nobody).*not for https:\/\/contoso.*\n.*--resource https:\/\/contoso\.crm/,
    );
  }
});

test('a server on-premises and a gateway may be known by another name where their tokens come from', () => {
  for (const environment of [
    'https://crm.contoso.test/org',
    'https://localhost:8443',
    'https://dynamics.contoso.com',
  ]) {
    for (const aud of ['https://auth.contoso.test/', 'api://gateway', 'https://contoso.crm.dynamics.com', undefined]) {
      expect(() => sourceOf(tokenOf({ aud }), undefined, new URL(environment)), `${aud} ${environment}`).not.toThrow();
    }
  }
});

test('a token that has expired, or that is none, is told before anything is sent and never shown', () => {
  for (const [token, says] of [
    [tokenOf({ exp: inSeconds(-60) }), /expired at \d{4}-\d\d-\d\d \d\d:\d\d UTC/],
    ['not a.to k.en', /is no bearer token/],
    ['opaque-in\ntwo-lines', /is no bearer token/],
    ['“quoted”', /is no bearer token/],
  ] as const) {
    const error: unknown = (() => {
      try {
        return sourceOf(token);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(SettingsError);
    expect(String(error)).toMatch(says);
    expect(String(error)).not.toContain(token);
    expect(String(error)).not.toContain(signature);
  }
});

test('a token that expires under way cannot be renewed, and that is said', async () => {
  let now = 0;
  const token = tokenOf({ exp: Date.now() / 1_000 + 0.05 });
  const { tokens } = sourceOf(token, () => now);
  expect(await tokens.accessToken()).toBe(token);
  await expect
    .poll(() => {
      now += 60_000;
      return tokens.accessToken().catch((error: unknown) => error instanceof SignInError && error.message);
    })
    .toMatch(/expired at .* cannot be renewed\.\n.*needs another way to sign in/);
});
