import { expect } from '@playwright/test';
import { addBooks, codesByPage, codesOf, removeBook, tellDeletion, tokenOf } from '../books';
import { type Looks } from './look';

/** How defects of what is told of deleted rows show. */
export const looksAtDeletions: Looks = {
  both: {
    'lost-deletes': {
      see: async books => {
        const [, b] = addBooks(books, 'A', 'B');
        const token = await tokenOf(books);
        removeBook(books, b);
        return codesOf(await books.read(token));
      },
      withoutDefect: ['gone'],
      withDefect: [],
    },
    'lost-later-deletes': {
      see: async books => {
        const [a, b] = addBooks(books, 'A', 'B');
        const token = await tokenOf(books);
        for (const id of [a, b]) removeBook(books, id);
        return codesByPage(books, token, 1);
      },
      withoutDefect: [['gone'], ['gone']],
      withDefect: [['gone'], []],
    },
    'deletes-in-first-read': {
      see: async books => {
        const [, b] = addBooks(books, 'A', 'B');
        removeBook(books, b);
        return codesOf(await books.read());
      },
      withoutDefect: ['A'],
      withDefect: ['A', 'gone'],
    },
    'deletions-as-rows': {
      see: async books => codesOf((await tellDeletion(books)).page),
      withoutDefect: ['gone'],
      withDefect: ['A'],
    },
    'rows-beside-deletions': {
      see: async books => codesOf((await tellDeletion(books)).page),
      withoutDefect: ['gone'],
      withDefect: ['A', 'gone'],
    },
    'untold-brief-rows': {
      see: async books => {
        const [a = ''] = addBooks(books, 'A');
        const token = await tokenOf(books);
        expect(await books.create('B')).toBe('done');
        const { rows } = books.organization;
        const [, b] = rows.scan('sample_book');
        for (const id of [a, b?.id ?? '']) removeBook(books, id);
        return codesOf(await books.read(token));
      },
      withoutDefect: ['gone', 'gone'],
      withDefect: ['gone'],
    },
    'nameless-deletions': {
      see: async books => {
        const { id, page } = await tellDeletion(books);
        return page.books.map(({ book }) => book === id);
      },
      withoutDefect: [true],
      withDefect: [false],
    },
    'lost-for-reused-keys': {
      see: async books => {
        const [a = '', b = ''] = addBooks(books, 'A', 'B');
        const token = await tokenOf(books);
        for (const id of [a, b]) expect(await books.remove(id)).toBe('done');
        addBooks(books, 'A');
        return codesOf(await books.read(token));
      },
      withoutDefect: ['A', 'gone', 'gone'],
      withDefect: ['A', 'gone'],
    },
    'updated-rows-instead': {
      see: async books => {
        const [a = '', b = ''] = addBooks(books, 'A', 'B');
        expect(await books.update(a, 'A2')).toBe('done');
        const token = await tokenOf(books);
        expect(await books.update(b, 'B2')).toBe('done');
        for (const id of [a, b]) expect(await books.remove(id)).toBe('done');
        return codesOf(await books.read(token));
      },
      withoutDefect: ['gone', 'gone'],
      withDefect: ['gone', 'B2'],
    },
  },
  webApi: {
    'wrong-reason': {
      see: async books => (await tellDeletion(books)).page.books.map(({ reason }) => reason),
      withoutDefect: ['deleted'],
      withDefect: ['changed'],
    },
    'wrong-count': {
      see: async books => {
        const [a] = addBooks(books, 'A');
        const token = await tokenOf(books);
        removeBook(books, a);
        addBooks(books, 'B');
        return books.count(token);
      },
      withoutDefect: '2',
      withDefect: '1',
    },
  },
  organizationService: {},
};
