import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import type { Ahead } from './ahead';
import { pagesAhead } from './pages-ahead';

type Page = { readonly number: number; readonly next: number | undefined };

/** A server of pages, and what happened to it in order. Page `n` leads to the next one, the last of them nowhere. */
class Pages {
  readonly events: string[] = [];
  /** Characters of each answer. */
  length = 100_000;
  attempts = 1;
  /** Pages that are refused once they have come. */
  readonly refused = new Set<number>();
  /** Where a text says that a page leads which leads elsewhere. */
  readonly misleading = new Map<number, number>();
  /** Pages that do not come before they are dropped. */
  readonly silent = new Set<number>();
  readonly #last: number;

  constructor(last: number) {
    this.#last = last;
  }

  read({ guesses = true } = {}): AsyncGenerator<Page> {
    return pagesAhead<number, Page>(1, {
      ask: (number, ahead) => this.#ask(number, ahead),
      nextOf: ({ next }) => next,
      follow: next => void this.events.push(`follow ${next}`),
      guessNext: guesses ? text => Number(/\d+/.exec(text)?.[0] ?? NaN) || undefined : undefined,
    });
  }

  async #ask(number: number, ahead: Ahead | undefined): Promise<Page> {
    this.events.push(`ask ${number}`);
    if (this.silent.has(number)) await this.#silence(number, ahead);
    await nextTurn();
    if (this.refused.has(number)) throw new Error(`page ${number} is refused`);
    const next = number < this.#last ? number + 1 : undefined;
    const text = `leads to ${this.misleading.get(number) ?? next ?? 'nothing'}`.padEnd(this.length);
    await ahead?.arrived({
      text,
      attempts: this.attempts,
      status: 200,
      headers: new Headers(),
      afterLostAnswer: false,
    });
    this.events.push(`parse ${number}`);
    return { number, next };
  }

  #silence(number: number, ahead: Ahead | undefined): Promise<never> {
    return new Promise((_resolve, reject) => {
      ahead?.unwanted.addEventListener('abort', () => {
        this.events.push(`aborted ${number}`);
        reject(new Error('aborted'));
      });
    });
  }
}

async function numbersOf(pages: AsyncIterable<Page>): Promise<number[]> {
  const numbers: number[] = [];
  for await (const { number } of pages) numbers.push(number);
  return numbers;
}

test('the next page is asked for before this one is parsed, and handed on in order', async () => {
  const pages = new Pages(3);

  expect(await numbersOf(pages.read())).toEqual([1, 2, 3]);

  expect(pages.events.filter(event => !event.startsWith('follow'))).toEqual([
    'ask 1',
    'ask 2',
    'parse 1',
    'ask 3',
    'parse 2',
    'parse 3',
  ]);
});

test('one page is asked for ahead, however long nobody takes it, and it is parsed when it is taken', async () => {
  const pages = new Pages(5);
  const read = pages.read();

  await read.next();
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();
  expect(pages.events).toEqual(['ask 1', 'ask 2', 'parse 1']);

  await read.next();
  expect(pages.events).toEqual(['ask 1', 'ask 2', 'parse 1', 'follow 2', 'ask 3', 'parse 2']);
  await read.return(undefined);
});

for (const [why, change] of [
  ['a text that is parsed in no time', (pages: Pages) => (pages.length = 60_000)],
  ['an answer that took several attempts, as under throttling', (pages: Pages) => (pages.attempts = 2)],
] as const) {
  test(`after ${why} nothing is asked for ahead`, async () => {
    const pages = new Pages(2);
    change(pages);

    expect(await numbersOf(pages.read())).toEqual([1, 2]);

    expect(pages.events).toEqual(['ask 1', 'parse 1', 'follow 2', 'ask 2', 'parse 2']);
  });
}

test('where nobody guesses, each page is asked for when the one before it was looked at', async () => {
  const pages = new Pages(2);
  const read = pages.read({ guesses: false });

  await read.next();
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();

  expect(pages.events).toEqual(['ask 1', 'parse 1']);
});

test('a page that was guessed wrongly is aborted and never handed on, and nothing is guessed after it', async () => {
  const pages = new Pages(4);
  pages.misleading.set(1, 9);
  pages.silent.add(9);

  expect(await numbersOf(pages.read())).toEqual([1, 2, 3, 4]);

  expect(pages.events.slice(0, 6)).toEqual(['ask 1', 'ask 9', 'parse 1', 'aborted 9', 'follow 2', 'ask 2']);
  expect(pages.events.slice(6, 9)).toEqual(['parse 2', 'follow 3', 'ask 3']);
});

test('a guess beyond the last page is aborted', async () => {
  const pages = new Pages(1);
  pages.misleading.set(1, 2);
  pages.silent.add(2);

  expect(await numbersOf(pages.read())).toEqual([1]);

  expect(pages.events).toEqual(['ask 1', 'ask 2', 'parse 1', 'aborted 2']);
});

test('what a page asked for ahead ends in is told when that page is wanted, and to nobody before', async () => {
  const pages = new Pages(3);
  pages.refused.add(2);
  const read = pages.read();

  expect(await read.next()).toMatchObject({ value: { number: 1 } });
  // What nobody handles would end the test's process here.
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();

  await expect(read.next()).rejects.toThrow('page 2 is refused');
});

test('whoever stops on the way leaves nothing behind', async () => {
  const pages = new Pages(3);
  pages.silent.add(2);

  for await (const { number } of pages.read()) {
    expect(number).toBe(1);
    break;
  }

  expect(pages.events).toEqual(['ask 1', 'ask 2', 'parse 1', 'aborted 2']);
});

test('a page that cannot be read takes the one asked for ahead with it', async () => {
  const pages = new Pages(3);
  pages.silent.add(2);
  const read = pagesAhead<number, Page>(1, {
    ask: async (number, ahead) => {
      if (number === 1) {
        await ahead?.arrived({
          ...{ text: ' '.repeat(100_000), attempts: 1, status: 200, headers: new Headers(), afterLostAnswer: false },
        });
        throw new Error('damaged');
      }
      pages.events.push('ask 2');
      return new Promise((_resolve, reject) => {
        ahead?.unwanted.addEventListener('abort', () => {
          pages.events.push('aborted 2');
          reject(new Error('aborted'));
        });
      });
    },
    nextOf: ({ next }) => next,
    follow: () => undefined,
    guessNext: () => 2,
  });

  await expect(read.next()).rejects.toThrow('damaged');

  expect(pages.events).toEqual(['ask 2', 'aborted 2']);
});
