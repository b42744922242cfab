import { addBooks, readAll, tokenOf } from '../books';
import { type Looks } from './look';

/** How defects of what one protocol takes a request for show. */
export const looksAtRequests: Looks = {
  both: {
    'delta-of-all-columns': {
      see: async books => {
        const token = await tokenOf(books);
        addBooks(books, 'A', 'B');
        const pages = await readAll(books, token, 1);
        return pages.map(page => page.books.map(({ columns }) => columns.includes('createdon')));
      },
      withoutDefect: [[false], [false]],
      withDefect: [[true], [true]],
    },
  },
  webApi: {
    'links-that-need-the-preference': {
      see: async books => {
        addBooks(books, 'A');
        const link = `sample_books?$deltatoken=${encodeURIComponent(await tokenOf(books))}`;
        return (await books.get(link)).includes('@odata.deltaLink');
      },
      withoutDefect: true,
      withDefect: false,
    },
    'ignored-options': {
      see: books => books.filter(),
      withoutDefect: '0x80060888',
      withDefect: 'done',
    },
  },
  organizationService: {},
};
