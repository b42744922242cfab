import { expect } from '@playwright/test';
import { type RoleName } from '../../engine/roles/role-rules';
import { addBooks, type Books, codesOf, readAll, removeBook, tokenOf } from './books';
import { type webApiBooks } from './web-api-books';

export type Look<Reached extends Books = Books> = {
  /** Who looks, where it is not an administrator. */
  readonly as?: RoleName;
  /** Acts, and tells what is seen. */
  readonly see: (books: Reached) => Promise<unknown>;
  readonly withoutDefect: unknown;
  readonly withDefect: unknown;
};

/** How each defect that both protocols can have shows. */
export const looks: Readonly<Record<string, Look>> = {
  'lost-deletes': {
    see: async books => {
      const [, b] = addBooks(books, 'A', 'B');
      const token = await tokenOf(books);
      removeBook(books, b);
      return codesOf(await books.read(token));
    },
    withoutDefect: ['gone'],
    withDefect: [],
  },
  'token-on-every-page': {
    see: async books => {
      addBooks(books, 'A', 'B');
      return (await readAll(books, undefined, 1)).map(({ token }) => token !== undefined);
    },
    withoutDefect: [false, true],
    withDefect: [true, true],
  },
  'duplicate-rows': {
    see: async books => {
      addBooks(books, 'A', 'B');
      return codesOf(await books.read());
    },
    withoutDefect: ['A', 'B'],
    withDefect: ['A', 'B', 'B'],
  },
  'stale-values': {
    see: async books => {
      const [a = ''] = addBooks(books, 'A');
      const token = await tokenOf(books);
      expect(await books.update(a, 'A2')).toBe('done');
      return codesOf(await books.read(token));
    },
    withoutDefect: ['A2'],
    withDefect: ['A'],
  },
  'shuffled-upserts': {
    see: async books => {
      const token = await tokenOf(books);
      addBooks(books, 'A', 'B', 'C');
      return codesOf(await books.read(token));
    },
    withoutDefect: ['A', 'B', 'C'],
    withDefect: ['C', 'B', 'A'],
  },
  'lost-changes': {
    see: async books => {
      const token = await tokenOf(books);
      addBooks(books, 'A', 'B', 'C', 'D', 'E', 'F', 'G');
      return codesOf(await books.read(token)).length;
    },
    withoutDefect: 7,
    withDefect: 6,
  },
  'lost-later-deletes': {
    see: async books => {
      const [a, b] = addBooks(books, 'A', 'B');
      const token = await tokenOf(books);
      for (const id of [a, b]) removeBook(books, id);
      return (await readAll(books, token, 1)).map(page => codesOf(page));
    },
    withoutDefect: [['gone'], ['gone']],
    withDefect: [['gone'], []],
  },
  'deletes-in-first-read': {
    see: async books => {
      const [, b] = addBooks(books, 'A', 'B');
      removeBook(books, b);
      return codesOf(await books.read());
    },
    withoutDefect: ['A'],
    withDefect: ['A', 'gone'],
  },
  'overlapping-deltas': {
    see: async books => {
      addBooks(books, 'A', 'B');
      return codesOf(...(await readAll(books, await tokenOf(books), 1)));
    },
    withoutDefect: [],
    withDefect: ['A', 'B'],
  },
  'late-token': {
    see: async books => {
      addBooks(books, 'A', 'B');
      const first = await books.read(undefined, 1);
      addBooks(books, 'C');
      const pages = [first];
      for (let next = first.next; next !== undefined; next = pages.at(-1)?.next) pages.push(await next());
      return [codesOf(...pages), codesOf(await books.read(pages.at(-1)?.token))];
    },
    withoutDefect: [['A', 'B', 'C'], ['C']],
    withDefect: [['A', 'B'], []],
  },
  'oversized-pages': {
    see: async books => {
      addBooks(books, 'A', 'B', 'C');
      return codesOf(await books.read(undefined, 1));
    },
    withoutDefect: ['A'],
    withDefect: ['A', 'B'],
  },
  'delta-of-all-columns': {
    see: async books => {
      const token = await tokenOf(books);
      addBooks(books, 'A', 'B');
      const pages = await readAll(books, token, 1);
      return pages.map(page => page.books.map(({ columns }) => columns.includes('sample_name')));
    },
    withoutDefect: [[false], [false]],
    withDefect: [[true], [true]],
  },
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
  'untracked-answers': {
    see: books => books.readUntracked(),
    withoutDefect: '0x80072491',
    withDefect: 'done',
  },
  'answers-to-anybody': {
    as: 'unit-reader',
    see: books => books.ask(),
    withoutDefect: '0x80040220',
    withDefect: 'done',
  },
  'ageless-tokens': {
    see: async books => {
      const token = await tokenOf(books);
      books.organization.clock.advance(400 * 86_400_000);
      return books.ask(token);
    },
    withoutDefect: '0x80044352',
    withDefect: 'done',
  },
  'frozen-versions': {
    see: async books => {
      const [a = ''] = addBooks(books, 'A');
      const before = await books.read();
      expect(await books.update(a, 'A2')).toBe('done');
      const after = await books.read();
      return before.books[0]?.version === after.books[0]?.version;
    },
    withoutDefect: false,
    withDefect: true,
  },
};

/** How those show that only the Web API can have. */
export const webApiLooks: Readonly<Record<string, Look<ReturnType<typeof webApiBooks>>>> = {
  'wrong-reason': {
    see: async books => {
      const [a] = addBooks(books, 'A');
      const token = await tokenOf(books);
      removeBook(books, a);
      return (await books.read(token)).books.map(({ reason }) => reason);
    },
    withoutDefect: ['deleted'],
    withDefect: ['changed'],
  },
  'wrong-count': {
    see: async books => {
      const [a] = addBooks(books, 'A');
      const token = await tokenOf(books);
      removeBook(books, a);
      addBooks(books, 'B');
      return books.count(token);
    },
    withoutDefect: '2',
    withDefect: '1',
  },
  'ignored-options': {
    see: books => books.filter(),
    withoutDefect: '0x80060888',
    withDefect: 'done',
  },
  'missing-etags': {
    see: async books => {
      addBooks(books, 'A');
      return (await books.read()).books.map(({ version }) => version !== undefined);
    },
    withoutDefect: [true],
    withDefect: [false],
  },
  'deletions-in-another-form': {
    see: async books => {
      const [a] = addBooks(books, 'A');
      const token = await tokenOf(books);
      removeBook(books, a);
      return (await books.read(token)).books.map(({ columns }) => columns);
    },
    withoutDefect: [['@odata.context']],
    withDefect: [['@removed', '@id']],
  },
  'unacknowledged-tracking': {
    see: async books => (await books.read()).applied?.includes('odata.track-changes') ?? false,
    withoutDefect: true,
    withDefect: false,
  },
  'delta-without-context': {
    see: async books => (await books.read(await tokenOf(books))).context?.endsWith('/$delta'),
    withoutDefect: true,
    withDefect: false,
  },
};
