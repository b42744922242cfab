import { expect, test } from '@playwright/test';
import { ProtocolError } from '../errors';
import { backdateToken, tokenInLink } from './change-token';

test('the token of a delta link is decoded, and a link without one is refused', () => {
  const link = 'https://contoso.example/api/data/v9.2/sample_books?$select=sample_name&$deltatoken=';

  expect(tokenInLink(`${link}919042%2108%2f22%2f2017%2008%3a10%3a44`)).toBe('919042!08/22/2017 08:10:44');
  expect(() => tokenInLink('https://contoso.example/')).toThrow(ProtocolError);
});

test('a token of the documented form is set back by days, and any other is left alone', () => {
  expect(backdateToken('919042!01/01/2024 08:10:44', 1)).toBe('919042!12/31/2023 08:10:44');
  expect(backdateToken('919042', 1)).toBeUndefined();
});
