import { expect, test } from '@playwright/test';
import { startApi } from '../../testing/api';

const annotated = { prefer: 'odata.include-annotations="*"' };
const term = '@Microsoft.PowerApps.CDS.ErrorDetails';

test('a violated key names itself, its columns and their values when annotations are asked for', async () => {
  const { send } = startApi();
  const body = { sample_bookcode: 'A & B' };
  await send('POST', 'sample_books', { body });
  const plain = (await send('POST', 'sample_books', { body })).body as { error: object };
  expect(Object.keys(plain.error)).toEqual(['code', 'message']);

  const answer = await send('POST', 'sample_books', { body, headers: annotated });
  expect(answer).toMatchObject({
    status: 412,
    body: {
      error: {
        code: '0x80060892',
        [`${term}.0`]: expect.any(String),
        [`${term}.1`]: expect.any(String),
        [`${term}.DuplicateAttributes`]:
          '<DuplicateAttributes><sample_bookcode>A &amp; B</sample_bookcode></DuplicateAttributes>',
      },
    },
  });
});
