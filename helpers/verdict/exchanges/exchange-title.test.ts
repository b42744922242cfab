import { expect, test } from '@playwright/test';
import { exchangeTitle } from './exchange-title';

const exchange = {
  method: 'GET',
  url: 'https://contoso.test/api/data/v9.2/sample_books?$select=sample_name,sample_bookcode&$top=1&$deltatoken=1000498%2111%2f27%2f2026',
  attempt: 1,
  durationMs: 33.6,
  request: { headers: {} },
};
const response = { status: 200, headers: {} };

test('method, short path, status and time', () => {
  expect(exchangeTitle({ ...exchange, response })).toBe(
    'GET …/sample_books?$select=sample_name,sa…&$top=1&$deltatoken=1000498!11/27/… · 200 · 34 ms',
  );
  expect(exchangeTitle({ ...exchange, url: 'https://contoso.test/api/data/v9.2/100%', response })).toBe(
    'GET …/100% · 200 · 34 ms',
  );
});

test('a message of the Organization Service is told by its name, and an id by its beginning', () => {
  const url = 'https://contoso.test/XRMServices/2011/Organization.svc/web';
  const body = '<s:Envelope><a:Name>x</a:Name><a:RequestName>RetrieveEntityChanges</a:RequestName></s:Envelope>';

  expect(exchangeTitle({ ...exchange, method: 'POST', url, request: { headers: {}, body }, response })).toBe(
    'POST …/web · RetrieveEntityChanges · 200 · 34 ms',
  );
  const book = 'https://contoso.test/api/data/v9.2/sample_books(49b54521-3bb3-4518-baee-d1d8df084a4d)';
  expect(exchangeTitle({ ...exchange, url: book, response })).toBe('GET …/sample_books(49b54521…) · 200 · 34 ms');
});

test('which attempt it was, that no answer came, and when the next one follows', () => {
  const url = 'https://contoso.test/XRMServices/2011/Organization.svc/web';

  expect(exchangeTitle({ ...exchange, url, attempt: 2, error: 'gone', retry: 'sent again after 5 s' })).toBe(
    'attempt 2 · GET …/web · no answer · 34 ms · sent again after 5 s',
  );
});
