import { expect } from '@playwright/test';
import { addBooks, codesByPage, codesOf, readAll, tokenOf } from '../books';
import { type Looks } from './look';

/** How defects of which rows a read of changes holds show. */
export const looksAtRows: Looks = {
  both: {
    'duplicate-rows': {
      see: async books => {
        addBooks(books, 'A', 'B');
        return codesOf(await books.read());
      },
      withoutDefect: ['A', 'B'],
      withDefect: ['A', 'B', 'B'],
    },
    'shuffled-upserts': {
      see: async books => {
        const token = await tokenOf(books);
        addBooks(books, 'A', 'B', 'C');
        return codesOf(await books.read(token));
      },
      withoutDefect: ['A', 'B', 'C'],
      withDefect: ['C', 'B', 'A'],
    },
    'lost-changes': {
      see: async books => {
        const token = await tokenOf(books);
        addBooks(books, 'A', 'B', 'C', 'D', 'E', 'F', 'G');
        return codesOf(await books.read(token)).length;
      },
      withoutDefect: 7,
      withDefect: 6,
    },
    'lost-last-rows': {
      see: async books => {
        const token = await tokenOf(books);
        addBooks(books, 'A', 'B', 'C');
        return codesByPage(books, token, 2);
      },
      withoutDefect: [['A', 'B'], ['C']],
      withDefect: [['A', 'B'], []],
    },
    'incomplete-first-reads': {
      see: async books => {
        addBooks(books, 'A', 'B', 'C');
        return codesOf(...(await readAll(books, undefined, 2)));
      },
      withoutDefect: ['A', 'B', 'C'],
      withDefect: ['A', 'B'],
    },
    'foreign-rows': {
      see: async books => {
        const token = await tokenOf(books);
        addBooks(books, 'A');
        return codesOf(await books.read(token)).length;
      },
      withoutDefect: 1,
      withDefect: 2,
    },
    'told-when-asked-again': {
      see: async books => {
        const token = await tokenOf(books);
        addBooks(books, 'A', 'B');
        return [codesOf(await books.read(token)), codesOf(await books.read(token))];
      },
      withoutDefect: [
        ['A', 'B'],
        ['A', 'B'],
      ],
      withDefect: [['A'], ['A', 'B']],
    },
    'told-once': {
      see: async books => {
        const token = await tokenOf(books);
        const [a = ''] = addBooks(books, 'A');
        const codes = async () => codesOf(await books.read(token));
        const told = [await codes(), await codes()];
        expect(await books.update(a, 'A2')).toBe('done');
        return [...told, await codes()];
      },
      withoutDefect: [['A'], ['A'], ['A2']],
      withDefect: [['A'], ['A'], []],
    },
    'unchanged-rows': {
      see: async books => {
        addBooks(books, 'A', 'B');
        const token = await tokenOf(books);
        addBooks(books, 'C', 'D');
        return codesByPage(books, token, 1);
      },
      withoutDefect: [['C'], ['D']],
      withDefect: [['C'], ['B', 'D']],
    },
    'capped-deltas': {
      see: async books => {
        const token = await tokenOf(books);
        addBooks(books, ...Array.from({ length: 10 }, (_, n) => `Book ${n}`));
        const pages = await readAll(books, token, 3);
        return [codesOf(...pages).length, codesOf(await books.read(pages.at(-1)?.token))];
      },
      withoutDefect: [10, []],
      withDefect: [8, []],
    },
  },
  webApi: {},
  organizationService: {},
};
