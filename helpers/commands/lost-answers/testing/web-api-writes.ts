import { keyAddress } from '../../../dataverse/web-api/odata-key';
import { rowOf, SAMPLE_BOOKS } from '../../../sample/books';
import { BulkWrites } from '../../../sample/requests/bulk-writes';
import { createBatch, deleteBooks } from '../../../sample/scale/bulk-rows';
import { KeyRequests } from '../../../sample/requests/key-requests';
import { byCode, first, has, inBatch, ofNew, onKnown, renamed, sends, type Write } from './write';

/** The kinds of write that go through the Web API. */
export const webApiWrites: readonly Write[] = [
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
    ...{ name: 'CreateMultiple of many rows', ends: 'recognised', meets: sends('POST') },
    prepare: (ground, rows) =>
      ofNew(3, ({ webApi }, books) => createBatch(webApi, { books, codePrefix: rows.codePrefix }))(ground, rows),
  },
  {
    ...{ name: 'change set of many deletions', ends: 'recognised', meets: inBatch },
    prepare: async ({ webApi }, rows) => {
      const books = await rows.createMany(3);
      const ids = books.map(({ id }) => id);
      return { act: () => deleteBooks(webApi, ids), before: books.map(has), after: [] };
    },
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
