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

test('which attempt it was, that no answer came, and when the next one follows', () => {
  const url = 'https://contoso.test/XRMServices/2011/Organization.svc/web';

  expect(exchangeTitle({ ...exchange, url, attempt: 2, error: 'gone', retry: 'sent again after 5 s' })).toBe(
    'attempt 2 · GET …/web · no answer · 34 ms · sent again after 5 s',
  );
});
