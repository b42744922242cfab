import { addBooks, codesByPage, codesOf, tellDeletion, tokenOf } from '../books';
import { askChanges } from '../../../protocols/organization-service/testing/changes';
import { type Looks } from './look';

/** How defects of messages show. */
export const looksAtMessages: Looks = {
  both: {
    'untold-keys': {
      see: books => books.isToldOfKeys(),
      withoutDefect: true,
      withDefect: false,
    },
  },
  webApi: {},
  organizationService: {
    'more-records-never': {
      see: async books => {
        addBooks(books, 'A', 'B');
        return codesByPage(books, undefined, 1);
      },
      withoutDefect: [['A'], ['B']],
      withDefect: [['A']],
    },
    'removed-as-updated': {
      see: async books => (await tellDeletion(books)).page.books.map(({ isGone }) => isGone),
      withoutDefect: [true],
      withDefect: [false],
    },
    'untyped-items': {
      see: async books => {
        addBooks(books, 'A');
        return (await askChanges(books)).all('anyType').map(({ type }) => type?.name);
      },
      withoutDefect: ['NewOrUpdatedItem'],
      withDefect: [undefined],
    },
    'rows-of-one-endpoint': {
      see: async books => {
        const token = await tokenOf(books);
        addBooks(books, 'A', 'B');
        return codesOf(await books.read(token));
      },
      withoutDefect: ['A', 'B'],
      withDefect: ['B'],
    },
    'lagging-endpoint': {
      see: async books => {
        const token = await tokenOf(books);
        addBooks(books, 'A', 'B');
        const first = await books.read(token);
        addBooks(books, 'C');
        return [codesOf(first), codesOf(await books.read(first.token))];
      },
      withoutDefect: [['A', 'B'], ['C']],
      withDefect: [['A'], ['B']],
    },
    'another-organization': {
      see: async books => {
        const ids = (await books.execute('WhoAmI')).all('value').map(({ text }) => text);
        return ids.includes(books.organization.id);
      },
      withoutDefect: true,
      withDefect: false,
    },
  },
};
