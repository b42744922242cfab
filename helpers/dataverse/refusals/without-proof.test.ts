import { expect, test } from '@playwright/test';
import { AccessError, DataverseError } from '../errors';
import { withoutProof } from './without-proof';

const refused = {
  method: 'DELETE',
  url: 'https://contoso.example/',
  status: 400,
  code: '0x1',
  detail: 'no',
  requestId: 'r',
};

test('a refusal around the tests is no proof, and keeps its words and its remedy', async () => {
  const cleaning = withoutProof('A row of this run stays', Promise.reject(new DataverseError(refused, 'look.')));

  await expect(cleaning).rejects.toMatchObject({ name: 'HarnessError', outcome: 'error', whatToDo: 'look.' });
  await expect(cleaning).rejects.toThrow(
    'A row of this run stays: DELETE https://contoso.example/ failed with 400 0x1: no (request id r)\n  What to do: look.',
  );
});

test('an answer, an error that proves nothing and one of another kind come as they are', async () => {
  const access = new AccessError({ ...refused, status: 403 });
  const crash = new TypeError('x');

  expect(await withoutProof('what', Promise.resolve(1))).toBe(1);
  await expect(withoutProof('what', Promise.reject(access))).rejects.toBe(access);
  await expect(withoutProof('what', Promise.reject(crash))).rejects.toBe(crash);
});
