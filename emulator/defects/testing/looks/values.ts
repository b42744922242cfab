import { expect } from '@playwright/test';
import { addBooks, codesOf, tokenOf } from '../books';
import { type Looks } from './look';

/** How defects of the values and versions of rows show. */
export const looksAtValues: Looks = {
  both: {
    'stale-values': {
      see: async books => {
        const [a = ''] = addBooks(books, 'A');
        const token = await tokenOf(books);
        expect(await books.update(a, 'A2')).toBe('done');
        return codesOf(await books.read(token));
      },
      withoutDefect: ['A2'],
      withDefect: ['A'],
    },
    'frozen-versions': {
      see: async books => {
        const [a = ''] = addBooks(books, 'A');
        const before = await books.read();
        expect(await books.update(a, 'A2')).toBe('done');
        const after = await books.read();
        return before.books[0]?.version === after.books[0]?.version;
      },
      withoutDefect: false,
      withDefect: true,
    },
    'null-values': {
      see: async books => {
        const [a = ''] = addBooks(books, 'A');
        const token = await tokenOf(books);
        expect(await books.update(a, 'A')).toBe('done');
        return codesOf(await books.read(token)).map(code => code === 'A');
      },
      withoutDefect: [true],
      withDefect: [false],
    },
    'cut-values': {
      see: async books => {
        addBooks(books, 'A'.repeat(60));
        return codesOf(await books.read()).map(code => code.length);
      },
      withoutDefect: [60],
      withDefect: [50],
    },
    'swapped-values': {
      see: async books => {
        const token = await tokenOf(books);
        addBooks(books, 'A', 'B', 'C');
        return codesOf(await books.read(token));
      },
      withoutDefect: ['A', 'B', 'C'],
      withDefect: ['A', 'C', 'B'],
    },
    'null-lookups': {
      see: books => {
        addBooks(books, 'A');
        return books.readOwners();
      },
      withoutDefect: [true],
      withDefect: [false],
    },
    'constant-versions': {
      see: async books => {
        addBooks(books, 'A', 'B');
        return new Set((await books.read()).books.map(({ version }) => version)).size;
      },
      withoutDefect: 2,
      withDefect: 1,
    },
    'versions-of-the-moment': {
      see: async books => {
        addBooks(books, 'A');
        const version = async () => (await books.read()).books[0]?.version;
        return (await version()) === (await version());
      },
      withoutDefect: true,
      withDefect: false,
    },
    'first-values': {
      see: async books => {
        const [a = ''] = addBooks(books, 'A');
        expect(await books.update(a, 'A2')).toBe('done');
        const token = await tokenOf(books);
        for (const code of ['A3', 'A4']) expect(await books.update(a, code)).toBe('done');
        return codesOf(await books.read(token));
      },
      withoutDefect: ['A4'],
      withDefect: ['A3'],
    },
    'mixed-up-writers': {
      see: async books => {
        const token = await tokenOf(books);
        expect(await books.create('A')).toBe('done');
        await Promise.all([books.create('B'), books.create('C')]);
        return codesOf(await books.read(token));
      },
      withoutDefect: ['A', 'B', 'C'],
      withDefect: ['A', 'B', 'B'],
    },
  },
  webApi: {},
  organizationService: {},
};
