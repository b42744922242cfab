import { addSystemRow, type Books } from '../books';
import { type Looks } from './look';

const addSolution = (books: Books): string =>
  addSystemRow(books, 'solution', { uniquename: 'Books', friendlyname: 'Books', version: '1.0.0.0', ismanaged: true });

/** How defects of solutions show. */
export const looksAtSolutions: Looks = {
  both: {
    'missing-tables': {
      see: async books => (await books.ask()) === 'done',
      withoutDefect: true,
      withDefect: false,
    },
    'unlisted-solutions': {
      see: books => books.readSolution(addSolution(books)),
      withoutDefect: 'managed',
      withDefect: '0x80040217',
    },
    'unmanaged-solutions': {
      see: books => books.readSolution(addSolution(books)),
      withoutDefect: 'managed',
      withDefect: 'unmanaged',
    },
    'failed-reports': {
      see: books => books.readReport(addSystemRow(books, 'importjob', { data: '<result result="success"/>' })),
      withoutDefect: '<result result="success"/>',
      withDefect: '<result result="failure"/>',
    },
    'tables-left-behind': {
      see: async books => {
        await books.describe();
        books.organization.tables.drop('sample_book');
        return books.describe().then(
          ({ isTracked }) => isTracked,
          () => false,
        );
      },
      withoutDefect: false,
      withDefect: true,
    },
  },
  webApi: {},
  organizationService: {},
};
