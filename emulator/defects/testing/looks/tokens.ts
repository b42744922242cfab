import { expect } from '@playwright/test';
import { addBooks, codesOf, readAll, removeBook, tokenOf, tokensByPage } from '../books';
import { type Looks } from './look';

/** How defects of tokens show. */
export const looksAtTokens: Looks = {
  both: {
    'missing-tokens': {
      see: async books => {
        addBooks(books, 'A', 'B');
        return tokensByPage(books, undefined, 1);
      },
      withoutDefect: [false, true],
      withDefect: [false, false],
    },
    'deltas-without-token': {
      see: async books => {
        const { token } = await books.read();
        return [token !== undefined, (await books.read(token)).token !== undefined];
      },
      withoutDefect: [true, true],
      withDefect: [true, false],
    },
    'unrenewed-tokens': {
      see: async books => {
        const token = await tokenOf(books);
        addBooks(books, 'A', 'B');
        const pages = await readAll(books, token, 1);
        return [codesOf(...pages), codesOf(await books.read(pages.at(-1)?.token))];
      },
      withoutDefect: [['A', 'B'], []],
      withDefect: [
        ['A', 'B'],
        ['A', 'B'],
      ],
    },
    'zeroed-tokens': {
      see: async books => {
        const [, b] = addBooks(books, 'A', 'B');
        const token = await tokenOf(books);
        removeBook(books, b);
        addBooks(books, 'C');
        return codesOf(...(await readAll(books, token, 1)));
      },
      withoutDefect: ['C', 'gone'],
      withDefect: ['A', 'C'],
    },
    'single-use-tokens': {
      see: async books => {
        const token = await tokenOf(books);
        addBooks(books, 'A');
        return [await books.ask(token), await books.ask(token)];
      },
      withoutDefect: ['done', 'done'],
      withDefect: ['done', '0x80040203'],
    },
    'young-tokens-refused': {
      see: async books => books.ask(await tokenOf(books)),
      withoutDefect: 'done',
      withDefect: '0x80044352',
    },
    'malformed-tokens-accepted': {
      see: async books => {
        expect(await books.ask(await tokenOf(books))).toBe('done');
        return books.ask('abc');
      },
      withoutDefect: '0x80040203',
      withDefect: 'done',
    },
  },
  webApi: {},
  organizationService: {},
};
