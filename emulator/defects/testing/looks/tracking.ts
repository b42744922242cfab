import { expect } from '@playwright/test';
import { addBooks, codesOf, tokenOf } from '../books';
import { type Looks } from './look';

/** How defects of which writes a read of changes takes for changes show. */
export const looksAtTracking: Looks = {
  both: {
    'untracked-updates': {
      see: async books => {
        const [a = ''] = addBooks(books, 'A');
        const token = await tokenOf(books);
        expect(await books.update(a, 'A2')).toBe('done');
        addBooks(books, 'B');
        return codesOf(await books.read(token));
      },
      withoutDefect: ['A2', 'B'],
      withDefect: ['B'],
    },
    'untracked-upserts': {
      see: async books => {
        const token = await tokenOf(books);
        expect(await books.upsert('A', 'A')).toBe('done');
        expect(await books.create('B')).toBe('done');
        return codesOf(await books.read(token));
      },
      withoutDefect: ['A', 'B'],
      withDefect: ['B'],
    },
    'untracked-batches': {
      see: async books => {
        const token = await tokenOf(books);
        expect(await books.createTogether('A', 'B')).toBe('done');
        expect(await books.createMultiple('C')).toBe('done');
        return codesOf(await books.read(token));
      },
      withoutDefect: ['A', 'B', 'C'],
      withDefect: ['C'],
    },
    'untracked-bulk': {
      see: async books => {
        const token = await tokenOf(books);
        expect(await books.createMultiple('A', 'B')).toBe('done');
        expect(await books.createTogether('C')).toBe('done');
        return codesOf(await books.read(token));
      },
      withoutDefect: ['A', 'B', 'C'],
      withDefect: ['C'],
    },
    'told-rollbacks': {
      see: async books => {
        addBooks(books, 'A');
        const token = await tokenOf(books);
        expect(await books.createTogether('B', 'A')).toBe('0x80060892');
        return codesOf(await books.read(token));
      },
      withoutDefect: [],
      withDefect: ['B'],
    },
    'overtaken-writes': {
      see: async books => {
        const token = await tokenOf(books);
        expect(await books.create('A')).toBe('done');
        // A read that is as slow as a write begins before it, and one that is not while it is under way.
        await Promise.all([books.read(token), books.create('B'), books.read(token)]);
        return codesOf(await books.read(token));
      },
      withoutDefect: ['A', 'B'],
      withDefect: ['A'],
    },
  },
  webApi: {},
  organizationService: {},
};
