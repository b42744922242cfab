import { expect, test } from '@playwright/test';
import { startService } from '../testing/service';

test('an unexpected error is a neutral fault, and is reported', async () => {
  const { execute, organization, errors } = startService();
  const mistake = new Error('secret detail');
  organization.as = () => {
    throw mistake;
  };

  const answer = await execute('WhoAmI');

  expect([answer.status, answer.first('Message')]).toEqual([500, 'An unexpected error occurred.']);
  expect(answer.text).not.toContain('secret');
  expect(errors).toEqual([mistake]);
});
