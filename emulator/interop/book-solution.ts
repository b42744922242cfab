import { randomUUID } from 'node:crypto';
import {
  bookColumns,
  buildPackage,
  columnXml,
  keyXml,
  relationshipXml,
  tableXml,
} from '../solutions/testing/package-builder';
import { type LibraryClient } from './library-client';

/** Books with a key over their code, tracked, and a lookup to accounts. */
const bookSolution = (): Uint8Array => {
  const columns = [
    ...bookColumns('sample_book'),
    columnXml('sample_pages', { type: 'int' }),
    columnXml('sample_publisher', { type: 'lookup' }),
  ];
  return buildPackage({
    tables: [tableXml('sample_book', { columns, keys: [keyXml('sample_bookkey', ['sample_bookcode'])] })],
    relationships: [relationshipXml('sample_account_books', 'sample_book', 'sample_publisher', 'account')],
  });
};

/** The parameters of an import of the books. The package comes in base64. */
export const bookImport = () => ({
  CustomizationFile: Buffer.from(bookSolution()).toString('base64'),
  OverwriteUnmanagedCustomizations: false,
  PublishWorkflows: false,
  ImportJobId: randomUUID(),
});

/** Lets dynamics-web-api import the books. */
export async function importBooks(library: LibraryClient): Promise<void> {
  await library.call('callAction', { actionName: 'ImportSolution', action: bookImport() });
}

/** What dynamics-web-api hears of the books' alternate keys: with the state of their indexes. */
export async function keysOfBooks(library: LibraryClient): Promise<unknown> {
  const expand = [{ property: 'Keys', select: ['EntityKeyIndexStatus'] }];
  const request = { key: "LogicalName='sample_book'", select: ['LogicalName'], expand };
  return (await library.call<{ readonly Keys: unknown }>('retrieveEntity', request)).Keys;
}
