import { expect, test } from '@playwright/test';
import { importBooks, keysOfBooks } from '../book-solution';
import { LibraryClient } from '../library-client';
import { expectProof } from '../proof';
import { startTarget, type Target } from '../target';

const collection = 'sample_books';
const key = (code: string) => `sample_bookcode='${code}'`;

test.describe.configure({ mode: 'serial' });

let target: Target;
let library: LibraryClient;

test.beforeAll(async () => {
  target = await startTarget();
  library = await LibraryClient.start('dynamics-web-api', target);
  await importBooks(library);
  await expect.poll(() => keysOfBooks(library)).toMatchObject([{ EntityKeyIndexStatus: 'Active' }]);
});
test.afterAll(async () => {
  library.stop();
  await target.stop();
});

test('batches: the library sends a change set with references, and reads in the same batch', async () => {
  const answers = await library.batch([
    {
      method: 'create',
      args: [{ collection: 'accounts', data: { name: 'In batch' }, contentId: '1', inChangeSet: true }],
    },
    {
      method: 'create',
      args: [
        {
          collection,
          data: { sample_bookcode: 'B1', 'sample_publisher@odata.bind': '$1' },
          contentId: '2',
          inChangeSet: true,
        },
      ],
    },
    { method: 'update', args: [{ collection: '$2', data: { sample_name: 'Referenced' }, inChangeSet: true }] },
    { method: 'retrieve', args: [{ collection, key: key('B1'), select: ['sample_name', '_sample_publisher_value'] }] },
    { method: 'count', args: [{ collection: 'accounts', filter: "name eq 'In batch'" }] },
    { method: 'count', args: [{ collection: 'accounts' }] },
  ]);

  expect(answers[3]).toMatchObject({ sample_name: 'Referenced', _sample_publisher_value: answers[0] });
  expect(answers[4]).toMatchObject({ oDataCount: 1 });
  expect(answers[5]).toBe(1);
});

test('batches: a change set that fails leaves nothing behind', async () => {
  const create = (code: string) => ({
    method: 'create',
    args: [{ collection, data: { sample_bookcode: code }, inChangeSet: true }],
  });
  await expect(library.batch([create('B2'), create('b2')])).rejects.toMatchObject({ status: 412, code: '0x80060892' });
  expect(await library.call('count', { collection, filter: "sample_bookcode eq 'B2'" })).toBe(0);
});

test('bulk messages: the library calls CreateMultiple behind the entity set', async () => {
  const targets = ['M1', 'M2'].map(code => ({
    '@odata.type': 'Microsoft.Dynamics.CRM.sample_book',
    sample_bookcode: code,
  }));
  const actionName = 'Microsoft.Dynamics.CRM.CreateMultiple';
  const answer = await library.call<{ Ids: string[] }>('callAction', {
    collection,
    actionName,
    action: { Targets: targets },
  });
  expect(answer.Ids).toHaveLength(2);
});

test('the fidelity list names what was called here', async () => {
  expectProof('interop/dynamics-web-api/batches.test.ts', await target.requests());
});
