import { expect, test } from '@playwright/test';
import { demandedClaims } from './claims-challenge';

const claims = '{"access_token":{"nbf":{"essential":true,"value":"1790000000"},"x":"?>?>"}}';
const authority = 'authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"';

function demanded(header: string, status = 401): string | undefined {
  return demandedClaims(status, new Headers({ 'www-authenticate': header }));
}

test('the claims of a challenge are read, in both alphabets of base64, with and without quotes', () => {
  for (const encoding of ['base64', 'base64url'] as const) {
    const encoded = Buffer.from(claims).toString(encoding);
    expect(demanded(`Bearer realm="", ${authority}, error="insufficient_claims", claims="${encoded}"`)).toBe(claims);
    expect(demanded(`Bearer ${authority}, claims=${encoded}, error=insufficient_claims`)).toBe(claims);
  }
});

test('of several challenges the one that wants claims is read', () => {
  const encoded = Buffer.from(claims).toString('base64');
  const other = `Bearer ${authority}, error="invalid_token", claims="eyJhIjoxfQ=="`;
  expect(demanded(`${other}, Bearer ${authority}, error="insufficient_claims", claims="${encoded}"`)).toBe(claims);
});

test('what is no claims challenge demands nothing', () => {
  const encoded = Buffer.from(claims).toString('base64');
  const header = `Bearer ${authority}, error="insufficient_claims", claims="${encoded}"`;
  expect(demanded(header, 403)).toBeUndefined();
  expect(demanded(`Bearer ${authority}`)).toBeUndefined();
  expect(demanded(`Bearer ${authority}, error="invalid_token", claims="${encoded}"`)).toBeUndefined();
  expect(demanded(`Bearer ${authority}, error="insufficient_claims"`)).toBeUndefined();
  expect(demanded(`Bearer ${authority}, error="insufficient_claims", claims="bm8ganNvbg=="`)).toBeUndefined();
  expect(demandedClaims(401, new Headers())).toBeUndefined();
});
