import { expect } from '@playwright/test';
import { test } from '../../../fixtures/test';
import { catchRefusal } from '../../../fixtures/catch-refusal';
import { compare } from '../../../fixtures/report/compare';
import { verifies } from '../../../fixtures/report/verifies';
import { rowOf, SAMPLE_BOOKCODE } from '../../../helpers/sample/books';

test('a book is created, read, renamed and deleted by its code', verifies('CT-ORG-03'), async ({ rows, soapRows }) => {
  const first = await soapRows.create();
  const books = [first, await soapRows.create(), await soapRows.create()];

  await compare('the book that was created', await soapRows.read(first.code), rowOf(first));
  const codes = books.map(({ code }) => code);
  await compare('all three, by a query in pages of two', await soapRows.find(codes, 2), books.map(rowOf));
  await compare('the same book through the Web API', await rows.readByCode(first.code), rowOf(first));

  await soapRows.rename(first.code, 'another name');
  const renamed = { ...rowOf(first), sample_name: 'another name' };
  await compare('the same book with its new name', await soapRows.read(first.code), renamed);

  await soapRows.remove(first.code);
  expect(await catchRefusal(soapRows.read(first.code))).toMatchObject({ code: '0x80060891' });
  await compare('nothing is left of it', await rows.readByCode(first.code), undefined);
});

test('a second book with a taken code is refused', verifies('CT-ORG-04'), async ({ rows, soapRows }) => {
  const taken = await rows.create();
  expect(await catchRefusal(soapRows.create({ code: taken.code }))).toMatchObject({ code: '0x80060892' });

  await compare('the first book is still the only one', await rows.readByCode(taken.code), rowOf(taken));
});

test('the alternate key and its index are told', verifies('CT-ORG-05'), async ({ soapRows, bookTable, settings }) => {
  await bookTable.activeKey(SAMPLE_BOOKCODE, settings.solution.jobTimeout);

  const keys = await soapRows.keys(
    ({ keyAttributes, indexStatus }) => keyAttributes.join() === 'sample_bookcode' && indexStatus === 'Active',
  );

  const bookCode = expect.objectContaining({ keyAttributes: ['sample_bookcode'], indexStatus: 'Active' });
  await compare('the keys of the table', keys, expect.arrayContaining([bookCode]));
});
