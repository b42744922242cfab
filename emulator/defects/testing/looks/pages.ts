import { addBooks, codesByPage, codesOf, readAll, readOn, tokensByPage } from '../books';
import { type Looks } from './look';

/** How defects of the pages that a tracked read comes in show. */
export const looksAtPages: Looks = {
  both: {
    'lost-at-edges': {
      see: async books => {
        addBooks(books, 'A', 'B', 'C');
        return codesByPage(books, undefined, 2);
      },
      withoutDefect: [['A', 'B'], ['C']],
      withDefect: [['A'], ['C']],
    },
    'repeated-at-edges': {
      see: async books => {
        addBooks(books, 'A', 'B', 'C');
        return codesByPage(books, undefined, 2);
      },
      withoutDefect: [['A', 'B'], ['C']],
      withDefect: [
        ['A', 'B'],
        ['B', 'C'],
      ],
    },
    'repeated-pages': {
      see: async books => {
        addBooks(books, 'A', 'B', 'C');
        return codesOf(...(await readAll(books, undefined, 1)));
      },
      withoutDefect: ['A', 'B', 'C'],
      withDefect: ['A', 'B', 'B', 'C', 'C'],
    },
    'early-ends': {
      see: async books => {
        addBooks(books, 'A', 'B', 'C');
        return codesOf(...(await readAll(books, undefined, 1)));
      },
      withoutDefect: ['A', 'B', 'C'],
      withDefect: ['A', 'B'],
    },
    'missing-next-links': {
      see: async books => {
        addBooks(books, 'A', 'B');
        return tokensByPage(books, undefined, 1);
      },
      withoutDefect: [false, true],
      withDefect: [false],
    },
    'later-pages-of-one-column': {
      see: async books => {
        addBooks(books, 'A', 'B');
        const pages = await readAll(books, undefined, 1);
        return pages.map(page => page.books.map(({ columns }) => columns.includes('sample_name')));
      },
      withoutDefect: [[true], [true]],
      withDefect: [[true], [false]],
    },
    'endless-pages': {
      see: async books => {
        addBooks(books, 'A', 'B');
        const pages = await readOn(await books.read(undefined, 2), 5);
        return pages.map(page => [...codesOf(page), page.token !== undefined]);
      },
      withoutDefect: [['A', 'B', true]],
      withDefect: [['A', 'B', false], [false], [false], [false], [false]],
    },
  },
  webApi: {},
  organizationService: {},
};
