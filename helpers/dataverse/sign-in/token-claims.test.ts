import { expect, test } from '@playwright/test';
import { readTokenClaims } from './token-claims';

const tokenOf = (claims: object): string =>
  ['{"alg":"none"}', JSON.stringify(claims), 'signature']
    .map(part => Buffer.from(part).toString('base64url'))
    .join('.');

test('the claims of an application are read, in tokens of both versions', () => {
  const claims = { aud: 'https://contoso.crm.dynamics.com', tid: 'tenant', exp: 1_790_000_000, roles: ['a'] };
  const expected = {
    audiences: ['https://contoso.crm.dynamics.com'],
    appId: 'app',
    tenantId: 'tenant',
    person: undefined,
    roles: ['a'],
    expiresAt: new Date(1_790_000_000_000),
  };

  expect(readTokenClaims(tokenOf({ ...claims, appid: 'app' }))).toEqual(expected);
  expect(readTokenClaims(tokenOf({ ...claims, azp: 'app' }))).toEqual(expected);
});

test('several audiences and a person are read, and what is not there is undefined', () => {
  expect(readTokenClaims(tokenOf({ aud: ['a', 'b'], preferred_username: 'rita@contoso.com' }))).toEqual({
    audiences: ['a', 'b'],
    appId: undefined,
    tenantId: undefined,
    person: 'rita@contoso.com',
    roles: [],
    expiresAt: undefined,
  });
});

test('a token that only its issuer can read has no claims', () => {
  for (const token of ['', 'opaque', 'a.b', 'a.!!!.c', `a.${Buffer.from('[1]').toString('base64url')}.c`]) {
    expect(readTokenClaims(token), token).toBeUndefined();
  }
});
