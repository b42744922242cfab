import { expect, test } from '@playwright/test';
import { Affinity } from './affinity';

const answer = (...cookies: string[]): Headers => {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return headers;
};
const url = 'https://contoso.crm.dynamics.com/api/data/v9.2/WhoAmI';
const cookieFor = (affinity: Affinity, to: string) => affinity.lead(new URL(to), new Headers()).get('cookie');

test('the next request to the same origin goes to the same server', () => {
  const affinity = new Affinity();

  affinity.keep(
    new URL(url),
    answer('ARRAffinity=abc;Path=/;HttpOnly;Secure', 'ARRAffinitySameSite=def; SameSite=None'),
  );
  affinity.keep(new URL(url), answer('ARRAffinity=later; Path=/'));

  expect(cookieFor(affinity, url.replace('WhoAmI', 'accounts'))).toBe('ARRAffinity=later; ARRAffinitySameSite=def');
});

test('no other origin is sent the cookie', () => {
  const affinity = new Affinity();
  affinity.keep(new URL(url), answer('ARRAffinity=abc'));

  for (const other of [
    'https://fabrikam.crm.dynamics.com/',
    'https://login.microsoftonline.com/',
    'http://contoso.crm.dynamics.com/',
  ])
    expect(cookieFor(affinity, other)).toBeNull();
});

test('no other cookie is kept, and a report sees those alone', () => {
  const affinity = new Affinity();

  const shown = affinity.keep(new URL(url), answer('ARRAffinity=abc', 'ReqClientId=1', 'XARRAffinity=2'));

  expect(shown.getSetCookie()).toEqual(['ReqClientId=1', 'XARRAffinity=2']);
  expect(shown.get('content-type')).toBe('application/json');
  expect(cookieFor(affinity, url)).toBe('ARRAffinity=abc');
});
