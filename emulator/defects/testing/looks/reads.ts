import { expect } from '@playwright/test';
import { addBooks, codesOf, readAll, readOn, tokenOf, tokensByPage } from '../books';
import { type Looks } from './look';

/** How defects of the way a read of changes is asked and answered show. */
export const looksAtReads: Looks = {
  both: {
    'token-on-every-page': {
      see: async books => {
        addBooks(books, 'A', 'B');
        return tokensByPage(books, undefined, 1);
      },
      withoutDefect: [false, true],
      withDefect: [true, true],
    },
    'overlapping-deltas': {
      see: async books => {
        addBooks(books, 'A', 'B');
        return codesOf(...(await readAll(books, await tokenOf(books), 1)));
      },
      withoutDefect: [],
      withDefect: ['A', 'B'],
    },
    'late-token': {
      see: async books => {
        addBooks(books, 'A', 'B');
        const first = await books.read(undefined, 1);
        addBooks(books, 'C');
        const pages = await readOn(first);
        return [codesOf(...pages), codesOf(await books.read(pages.at(-1)?.token))];
      },
      withoutDefect: [['A', 'B', 'C'], ['C']],
      withDefect: [['A', 'B'], []],
    },
    'oversized-pages': {
      see: async books => {
        addBooks(books, 'A', 'B', 'C');
        return codesOf(await books.read(undefined, 1));
      },
      withoutDefect: ['A'],
      withDefect: ['A', 'B'],
    },
    'untracked-answers': {
      see: books => books.readUntracked(),
      withoutDefect: '0x80072491',
      withDefect: 'done',
    },
    'small-default-pages': {
      see: async books => {
        addBooks(books, 'A', 'B', 'C');
        return codesOf(await books.read(undefined, 5_000)).length;
      },
      withoutDefect: 3,
      withDefect: 2,
    },
    'rows-of-untracked-tables': {
      see: books => books.readUntracked(),
      withoutDefect: '0x80072491',
      withDefect: 'done',
    },
    'answers-to-anybody': {
      as: 'unit-reader',
      see: books => books.ask(),
      withoutDefect: '0x80040220',
      withDefect: 'done',
    },
    'ageless-tokens': {
      see: async books => {
        const token = await tokenOf(books);
        books.organization.clock.advance(400 * 86_400_000);
        return books.ask(token);
      },
      withoutDefect: '0x80044352',
      withDefect: 'done',
    },
  },
  webApi: {
    'refused-count': {
      see: async books => books.count(await tokenOf(books)),
      withoutDefect: '0',
      withDefect: expect.stringContaining('0x80040203'),
    },
    'count-of-nothing': {
      see: async books => {
        const token = await tokenOf(books);
        addBooks(books, 'A');
        return books.count(token);
      },
      withoutDefect: '1',
      withDefect: '0',
    },
    'delta-without-context': {
      see: async books => (await books.read(await tokenOf(books))).context?.endsWith('/$delta'),
      withoutDefect: true,
      withDefect: false,
    },
    'first-reads-as-deltas': {
      see: async books => (await books.read()).context?.endsWith('/$delta'),
      withoutDefect: false,
      withDefect: true,
    },
  },
  organizationService: {},
};
