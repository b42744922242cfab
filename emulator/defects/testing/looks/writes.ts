import { expect } from '@playwright/test';
import { addBooks, codesOf } from '../books';
import { type Looks } from './look';

/** How defects of writes show. */
export const looksAtWrites: Looks = {
  both: {
    'ignored-conditions': {
      see: async books => {
        const [a = ''] = addBooks(books, 'A');
        return books.update(a, 'A2', '1');
      },
      withoutDefect: '0x80060882',
      withDefect: 'done',
    },
    'overwritten-keys': {
      see: async books => {
        addBooks(books, 'A');
        expect(await books.upsert('A', 'B')).toBe('done');
        return codesOf(await books.read());
      },
      withoutDefect: ['A'],
      withDefect: ['B'],
    },
    'swallowed-duplicates': {
      see: async books => {
        const [a = ''] = addBooks(books, 'A', 'B');
        return [await books.create('B'), await books.update(a, 'B'), codesOf(await books.read())];
      },
      withoutDefect: ['0x80060892', '0x80060892', ['A', 'B']],
      withDefect: ['done', 'done', ['A', 'B']],
    },
  },
  webApi: {},
  organizationService: {},
};
