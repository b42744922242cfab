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
  },
  webApi: {},
  organizationService: {},
};
