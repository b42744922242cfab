import { addBooks, tellDeletion, tokenOf } from '../books';
import { type Looks } from './look';

const tracked = { prefer: 'odata.track-changes' };

/** How defects of the way a protocol writes its reply show. */
export const looksAtReplies: Looks = {
  both: {},
  webApi: {
    'missing-etags': {
      see: async books => {
        addBooks(books, 'A');
        return (await books.read()).books.map(({ version }) => version !== undefined);
      },
      withoutDefect: [true],
      withDefect: [false],
    },
    'deletions-in-another-form': {
      see: async books => (await tellDeletion(books)).page.books.map(({ columns }) => columns),
      withoutDefect: [['@odata.context']],
      withDefect: [['@removed', '@id']],
    },
    'unacknowledged-tracking': {
      see: async books => (await books.read()).applied?.includes('odata.track-changes') ?? false,
      withoutDefect: true,
      withDefect: false,
    },
    'deletions-without-id': {
      see: async books => {
        const { id, page } = await tellDeletion(books);
        return page.books.map(({ book }) => book === id);
      },
      withoutDefect: [true],
      withDefect: [false],
    },
    'deletions-by-url': {
      see: async books => {
        const { id, page } = await tellDeletion(books);
        const address = `https://contoso.example/api/data/v9.2/sample_books(${id})`;
        return page.books.map(({ book }) => book === address);
      },
      withoutDefect: [false],
      withDefect: [true],
    },
    'missing-primary-keys': {
      see: async books => {
        const token = await tokenOf(books);
        addBooks(books, 'A');
        return (await books.read(token)).books.map(({ columns }) => columns.includes('sample_bookid'));
      },
      withoutDefect: [true],
      withDefect: [false],
    },
    'context-of-another-set': {
      see: async books => (await books.read()).context?.includes('#systemusers('),
      withoutDefect: false,
      withDefect: true,
    },
    'missing-addresses': {
      see: async books => (await books.addressOfNew()) !== null,
      withoutDefect: true,
      withDefect: false,
    },
    'foreign-delta-links': {
      see: async books => (await books.get('sample_books', tracked)).includes('https://elsewhere.example/'),
      withoutDefect: false,
      withDefect: true,
    },
    'foreign-next-links': {
      see: async books => {
        addBooks(books, 'A', 'B');
        const prefer = `${tracked.prefer},odata.maxpagesize=1`;
        return (await books.get('sample_books', { prefer })).includes('"@odata.nextLink":"https://elsewhere.example/');
      },
      withoutDefect: false,
      withDefect: true,
    },
  },
  organizationService: {},
};
