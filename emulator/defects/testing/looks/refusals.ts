import { addBooks } from '../books';
import { type Looks } from './look';

/** How defects of refusals show. */
export const looksAtRefusals: Looks = {
  both: {
    'general-codes': {
      see: books => {
        addBooks(books, 'A');
        return books.create('A');
      },
      withoutDefect: '0x80060892',
      withDefect: '0x80040203',
    },
  },
  webApi: {
    'unnamed-options': {
      see: async ({ get }) => (await get('sample_books?$top=1', { prefer: 'odata.track-changes' })).includes('$top'),
      withoutDefect: true,
      withDefect: false,
    },
    'options-instead-of-tracking': {
      see: books => books.filter(),
      withoutDefect: '0x80060888',
      withDefect: 'done',
    },
  },
  organizationService: {},
};
