import { addBooks, readAll, tokenOf } from '../books';
import { type Looks } from './look';

const tracked = { prefer: 'odata.track-changes' };

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
    'links-as-they-came-only': {
      see: async books => {
        const link = /"@odata.deltaLink":"([^"]+)"/.exec(await books.get('sample_books', tracked))?.[1] ?? '';
        const ask = async (address: string) => (await books.get(address)).includes('@odata.deltaLink');
        const path = link.replace(/^.*\//, '');
        return [await ask(path), await ask(decodeURIComponent(path))];
      },
      withoutDefect: [true, true],
      withDefect: [true, false],
    },
    'tracking-in-front-only': {
      see: ({ defects }) => {
        const answer = () => Promise.resolve(Response.json({ '@odata.deltaLink': 'https://contoso.example/' }));
        const orders = ['odata.track-changes,odata.maxpagesize=2', 'odata.maxpagesize=2, odata.track-changes'];
        const asked = orders.map(async prefer => {
          const request = new Request('https://contoso.example/', { headers: { prefer } });
          return (await defects.served.exchange(request, answer)).text();
        });
        return Promise.all(asked.map(async text => (await text).includes('@odata.deltaLink')));
      },
      withoutDefect: [true, true],
      withDefect: [true, false],
    },
  },
  organizationService: {},
};
