import { randomUUID } from 'node:crypto';
import { rowOf, SAMPLE_BOOK, SAMPLE_BOOKS, type Book } from '../../../sample/books';
import { keyAddress } from '../../../dataverse/web-api/odata-key';
import { createRow, deleteRow, updateRow } from '../../../dataverse/organization-service/messages/rows';
import { writeLease } from '../../../run/lease/lease';
import { BulkWrites } from '../../../sample/requests/bulk-writes';
import { KeyRequests } from '../../../sample/requests/key-requests';
import type { OwnRows } from '../../../sample/rows/own-rows';
import { SoapRows } from '../../../sample/rows/soap-rows';
import type { Sent } from './cutting-proxy';
import type { LossyGround } from './lossy-ground';

/** What a row is known by, whoever made its id. */
type Row = readonly [code: string, name: string];

/** One write of the suite, about to be sent: what the rows are before it, and what they are to be after it. */
type Prepared = {
  readonly act: () => Promise<unknown>;
  readonly before: readonly Row[];
  readonly after: readonly Row[];
};

/** A kind of write that the suite, its set-up or its teardown does. */
export type Write = {
  readonly name: string;
  /** `recognised`: a lost answer is found out, and the write is done once. `untold`: it ends as an error that says that nobody knows. */
  readonly ends: 'recognised' | 'untold';
  readonly meets: (sent: Sent) => boolean;
  readonly prepare: (ground: LossyGround, rows: OwnRows) => Promise<Prepared>;
};

const has = ({ code, name }: Book): Row => [code, name];
const sends =
  (method: string) =>
  (sent: Sent): boolean =>
    sent.method === method && sent.path.includes(`/${SAMPLE_BOOKS}`);
const inBatch = ({ path }: Sent): boolean => path.endsWith('/$batch');
const executes =
  (message: string) =>
  ({ body }: Sent): boolean =>
    body.includes(`RequestName>${message}<`);

/** Changes one row that is there, or removes it. */
const onKnown =
  (act: (ground: LossyGround, book: Book, rows: OwnRows) => Promise<unknown>, name?: string): Write['prepare'] =>
  async (ground, rows) => {
    const book = await rows.create();
    return {
      act: () => act(ground, book, rows),
      before: [has(book)],
      after: name === undefined ? [] : [[book.code, name]],
    };
  };

/** Makes rows of books that are not there yet. */
const ofNew =
  (
    count: number,
    act: (ground: LossyGround, books: readonly Book[], rows: OwnRows) => Promise<unknown>,
  ): Write['prepare'] =>
  (ground, rows) => {
    const books = rows.plan(count);
    return Promise.resolve({ act: () => act(ground, books, rows), before: [], after: books.map(has) });
  };

const first = (books: readonly Book[]): Book => {
  const [book] = books;
  if (book === undefined) throw new Error('no book was planned');
  return book;
};
const byCode = ({ code }: Book): string => keyAddress(SAMPLE_BOOKS, { sample_bookcode: code });
const renamed = 'Renamed';

const ofTheWebApi: readonly Write[] = [
  {
    ...{ name: 'create with an id', ends: 'recognised', meets: sends('POST') },
    prepare: ofNew(1, (_ground, books, rows) => rows.insert(first(books))),
  },
  {
    ...{ name: 'create with an id that the environment makes', ends: 'untold', meets: sends('POST') },
    prepare: ofNew(1, ({ webApi }, books) => {
      const { sample_bookid: _unsent, ...row } = rowOf(first(books));
      return new KeyRequests(webApi).create(row);
    }),
  },
  {
    ...{ name: 'update by id', ends: 'recognised', meets: sends('PATCH') },
    prepare: onKnown((_ground, book, rows) => rows.update(book, { name: renamed }), renamed),
  },
  {
    ...{ name: 'update by key', ends: 'recognised', meets: sends('PATCH') },
    prepare: onKnown(
      ({ webApi }, book) => webApi.patch(byCode(book), { sample_name: renamed }, { headers: { 'If-Match': '*' } }),
      renamed,
    ),
  },
  {
    ...{ name: 'upsert by id', ends: 'recognised', meets: sends('PATCH') },
    prepare: ofNew(1, ({ webApi }, books) => {
      const { sample_bookid: id, ...row } = rowOf(first(books));
      return webApi.patch(keyAddress(SAMPLE_BOOKS, id), row);
    }),
  },
  {
    ...{ name: 'upsert by key that creates', ends: 'recognised', meets: sends('PATCH') },
    prepare: ofNew(1, ({ webApi }, books) => {
      const { code, name } = first(books);
      return new KeyRequests(webApi).upsert(code, { sample_name: name });
    }),
  },
  {
    ...{ name: 'upsert by key that updates', ends: 'recognised', meets: sends('PATCH') },
    prepare: onKnown(({ webApi }, { code }) => new KeyRequests(webApi).upsert(code, { sample_name: renamed }), renamed),
  },
  {
    ...{ name: 'upsert by key that may only create', ends: 'untold', meets: sends('PATCH') },
    prepare: ofNew(1, ({ webApi }, books) => {
      const { code, name } = first(books);
      return new KeyRequests(webApi).upsert(code, { sample_name: name }, { only: 'create' });
    }),
  },
  {
    ...{ name: 'delete by id', ends: 'recognised', meets: sends('DELETE') },
    prepare: onKnown((_ground, book, rows) => rows.remove(book)),
  },
  {
    ...{ name: 'delete by key', ends: 'recognised', meets: sends('DELETE') },
    prepare: onKnown(({ webApi }, book) => webApi.delete(byCode(book))),
  },
  {
    ...{ name: 'CreateMultiple', ends: 'untold', meets: sends('POST') },
    prepare: ofNew(3, ({ webApi }, books) => new BulkWrites(webApi).createMultiple(books)),
  },
  {
    ...{ name: 'UpdateMultiple', ends: 'untold', meets: ({ path }) => path.endsWith('UpdateMultiple') },
    prepare: onKnown(
      ({ webApi }, book) => new BulkWrites(webApi).updateMultiple([{ ...book, name: renamed }]),
      renamed,
    ),
  },
  {
    ...{ name: 'change set', ends: 'untold', meets: inBatch },
    prepare: async ({ webApi }, rows) => {
      const [[created], updated, removed] = [rows.plan(1), await rows.create(), await rows.create()];
      const create = first([created ?? updated]);
      return {
        act: () =>
          new BulkWrites(webApi).changeSet({
            create: [create],
            update: [{ ...updated, name: renamed }],
            remove: [removed],
          }),
        before: [has(updated), has(removed)],
        after: [has(create), [updated.code, renamed]],
      };
    },
  },
];

const ofTheOrganizationService: readonly Write[] = [
  {
    ...{ name: 'Create with an id', ends: 'recognised', meets: executes('Create') },
    prepare: ofNew(1, ({ organizationService }, books) => {
      const { sample_bookid: id, ...attributes } = rowOf(first(books));
      return createRow(organizationService, { logicalName: SAMPLE_BOOK, id, attributes });
    }),
  },
  {
    ...{ name: 'Create with an id that the environment makes', ends: 'untold', meets: executes('Create') },
    prepare: ofNew(1, ({ organizationService }, books) => {
      const { sample_bookid: _unsent, ...attributes } = rowOf(first(books));
      return createRow(organizationService, { logicalName: SAMPLE_BOOK, attributes });
    }),
  },
  {
    ...{ name: 'Update by id', ends: 'recognised', meets: executes('Update') },
    prepare: onKnown(
      ({ organizationService }, { id }) =>
        updateRow(organizationService, { logicalName: SAMPLE_BOOK, id }, { sample_name: renamed }),
      renamed,
    ),
  },
  {
    ...{ name: 'Update by key', ends: 'recognised', meets: executes('Update') },
    prepare: onKnown(
      ({ organizationService }, { code }, rows) => new SoapRows(organizationService, rows).rename(code, renamed),
      renamed,
    ),
  },
  {
    ...{ name: 'Delete by id', ends: 'recognised', meets: executes('Delete') },
    prepare: onKnown(({ organizationService }, { id }) =>
      deleteRow(organizationService, { logicalName: SAMPLE_BOOK, id }),
    ),
  },
  {
    ...{ name: 'Delete by key', ends: 'recognised', meets: executes('Delete') },
    prepare: onKnown(({ organizationService }, { code }, rows) => new SoapRows(organizationService, rows).remove(code)),
  },
];

/** What a run writes for other runs to see. */
const lease: Write = {
  ...{ name: 'lease', ends: 'recognised', meets: sends('PATCH') },
  prepare: ({ webApi }, rows) => {
    const runId = rows.codePrefix.slice(0, 8);
    const until = new Date(Date.now() + 60_000);
    return Promise.resolve({
      act: () => writeLease(webApi, randomUUID(), { runId, kind: 'lease', until }),
      before: [],
      after: [[`${runId}-lease`, 'A verification uses this table.']],
    });
  },
};

/** Every kind of write to rows, by the protocol that it goes through. */
export const writes: Readonly<Record<string, readonly Write[]>> = {
  'Web API': [...ofTheWebApi, lease],
  'Organization Service': ofTheOrganizationService,
};
