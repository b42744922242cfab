import { expect, test } from '@playwright/test';
import { type Organization } from '../../../../engine/organization';
import { defineColumn } from '../../../../engine/tables/system-columns';
import { bookTable } from '../../../../engine/testing/book';
import { startApi } from '../../testing/api';
import { add } from '../../testing/people';

/** Each in a book code: no address takes them. */
const bookCodes = ['&', ':', '*', '<', '>', '%'].map(character => `a${character}b`);

const bookWithCode = (code: string): string => `sample_books(sample_bookcode='${code}')`;

/** Adds `new_review` with a lookup to books, and the relationship of books to their publisher. */
function addReviewTable({ tables }: Organization): void {
  const columns = [
    defineColumn('new_ReviewId', 'uniqueidentifier', { isCustom: true, validForUpdate: false }),
    defineColumn('new_Name', 'string', { isCustom: true, maxLength: 100 }),
    defineColumn('new_Book', 'lookup', { isCustom: true, targets: ['sample_book'] }),
    defineColumn('VersionNumber', 'bigint', { validForCreate: false, validForUpdate: false }),
  ];
  tables.define(
    bookTable({
      logicalName: 'new_review',
      schemaName: 'new_Review',
      entitySetName: 'new_reviews',
      objectTypeCode: 10_070,
      ownership: 'None',
      primaryIdColumn: 'new_reviewid',
      primaryNameColumn: 'new_name',
      columns: new Map(columns.map(column => [column.logicalName, column])),
      keys: new Map(),
    }),
  );
  const published = { schemaName: 'sample_account_book', referencedTable: 'account' };
  tables.alter('sample_book', {
    relationships: [{ ...published, referencingTable: 'sample_book', referencingColumn: 'sample_publisher' }],
  });
}

async function startReviews() {
  const api = startApi();
  addReviewTable(api.organization);
  const ids = new Map<string, string>();
  for (const code of bookCodes) ids.set(code, await add(api.send, 'sample_books', { sample_bookcode: code }));
  return { ...api, ids };
}

test('@odata.bind names a row by a key with characters that no address takes', async () => {
  const { send, organization, ids } = await startReviews();
  for (const [code, id] of ids) {
    const review = await add(send, 'new_reviews', { 'new_Book@odata.bind': `/${bookWithCode(code)}` });
    const bound = organization.rows.get('new_review', review)?.values.get('new_book');
    expect(bound, code).toEqual({ table: 'sample_book', id });
    const address = `sample_books(sample_bookcode='${encodeURIComponent(code)}')`;
    expect((await send('GET', address)).status, address).toBe(400);
  }
});

test('so does @odata.id, in a reference and in a target of UpsertMultiple, and $id in an address', async () => {
  const { send, organization, ids } = await startReviews();
  const account = await add(send, 'accounts', { name: 'Publisher' });
  const published = `accounts(${account})/sample_account_book/$ref`;
  const value = (id: string, column: string) => organization.rows.get('sample_book', id)?.values.get(column);
  for (const [code, id] of ids) {
    const reference = bookWithCode(code);
    expect((await send('POST', published, { body: { '@odata.id': reference } })).status, reference).toBe(204);
    expect(value(id, 'sample_publisher'), reference).toEqual({ table: 'account', id: account });
    const $id = encodeURIComponent(reference);
    expect((await send('DELETE', `${published}?$id=${$id}`)).status, reference).toBe(204);
    expect(value(id, 'sample_publisher'), reference).toBeUndefined();
    const target = { '@odata.type': 'Microsoft.Dynamics.CRM.sample_book', '@odata.id': reference, sample_pages: 7 };
    await send('POST', 'sample_books/Microsoft.Dynamics.CRM.UpsertMultiple', { body: { Targets: [target] } });
    expect(value(id, 'sample_pages'), reference).toBe(7);
  }
});

test('a slash or a backslash in a reference is a mistake of syntax', async () => {
  const { send } = await startReviews();
  for (const code of ['a/b', 'a%2Fb', 'a\\b', 'a%5Cb']) {
    const body = { 'new_Book@odata.bind': `/${bookWithCode(code)}` };
    expect(await send('POST', 'new_reviews', { body }), code).toMatchObject({
      status: 400,
      body: { error: { code: '0x8006088a', message: 'Bad Request - Error in query syntax.' } },
    });
  }
});
