import { expect } from '@playwright/test';
import { addBooks, codesOf } from '../books';
import { type Looks } from './look';

/** How defects of alternate keys show. */
export const looksAtKeys: Looks = {
  both: {
    'unenforced-keys': {
      see: async books => {
        const [, b = ''] = addBooks(books, 'A', 'B');
        const outcomes = [await books.create('A'), await books.update(b, 'A')];
        return [...outcomes, codesOf(await books.read())];
      },
      withoutDefect: ['0x80060892', '0x80060892', ['A', 'B']],
      withDefect: ['done', 'done', ['A', 'A', 'A']],
    },
    'unique-empty-values': {
      see: async books => [await books.createUncoded(), await books.createUncoded()],
      withoutDefect: ['done', 'done'],
      withDefect: ['done', '0x80060892'],
    },
    'another-row-by-key': {
      see: books => {
        addBooks(books, 'A', 'B');
        return books.readBy('sample_bookcode', 'A');
      },
      withoutDefect: 'A',
      withDefect: 'B',
    },
    'idle-key-writes': {
      see: async books => {
        addBooks(books, 'A');
        const version = async () => (await books.read()).books[0]?.version;
        const before = await version();
        expect(await books.upsert('A', 'A')).toBe('done');
        const isWritten = (await version()) !== before;
        expect(await books.removeByCode('A')).toBe('done');
        return [isWritten, codesOf(await books.read())];
      },
      withoutDefect: [true, []],
      withDefect: [false, ['A']],
    },
    'upserts-that-only-update': {
      see: async books => [await books.upsert('A', 'A'), codesOf(await books.read())],
      withoutDefect: ['done', ['A']],
      withDefect: ['0x80060891', []],
    },
    'upserts-told-as-creates': {
      see: async books => [await books.upsertSaysCreated('A'), await books.upsertSaysCreated('A')],
      withoutDefect: [true, false],
      withDefect: [true, true],
    },
    'any-column-as-key': {
      see: async books => {
        addBooks(books, 'A', 'B');
        return /^0x/.test(await books.readBy('sample_name', 'Book B'));
      },
      withoutDefect: true,
      withDefect: false,
    },
    'unescaped-values': {
      see: async books => {
        addBooks(books, 'A', 'A B');
        return [await books.readBy('sample_bookcode', 'A'), await books.readBy('sample_bookcode', 'A B')];
      },
      withoutDefect: ['A', 'A B'],
      withDefect: ['A', '0x80060891'],
    },
    'unusable-keys': {
      see: async books => {
        addBooks(books, 'A');
        return [(await books.describe()).keys, /^0x/.test(await books.readBy('sample_bookcode', 'A'))];
      },
      withoutDefect: [['sample_bookcode Active'], false],
      withDefect: [['sample_bookcode Active'], true],
    },
    'pending-indexes': {
      see: async books => (await books.describe()).keys,
      withoutDefect: ['sample_bookcode Active'],
      withDefect: ['sample_bookcode Pending'],
    },
    'keys-over-another-column': {
      see: async books => (await books.describe()).keys,
      withoutDefect: ['sample_bookcode Active'],
      withDefect: ['sample_name Active'],
    },
  },
  webApi: {},
  organizationService: {},
};
