import { expect, test } from '@playwright/test';
import type { BookRow } from '../../../sample/books';
import { Acknowledged } from './acknowledged';

const row = (id: string, name = 'new'): BookRow => ({
  sample_bookid: id,
  sample_name: name,
  sample_bookcode: id,
  sample_author: null,
});

/** Row a was created at 1 to 2 and renamed at 5, b and c are a pair of 3 to 4, d was removed at 6 to 7. */
function history(): Acknowledged {
  let now = 0;
  const at = (moment: number, act: () => void): void => {
    now = moment;
    act();
  };
  const seen = new Acknowledged(() => now);
  at(1, () => {
    seen.sendsCreate('a', 'code-a', 'new');
    seen.sendsCreate('d', 'code-d', 'new');
  });
  at(2, () => {
    seen.created('a');
    seen.created('d');
  });
  at(3, () => {
    seen.sendsCreate('b', 'code-b', 'new');
    seen.sendsCreate('c', 'code-c', 'new', 'b');
  });
  at(4, () => {
    seen.created('b');
    seen.created('c');
  });
  at(5, () => {
    seen.sendsName('a', 'renamed');
    seen.named('a', 'renamed');
  });
  at(6, () => seen.sendsRemoval('d'));
  at(7, () => seen.removed('d'));
  return seen;
}

test('what is on its way may be there or not', () => {
  const [early, late] = [
    { from: 1.5, to: 3.5 },
    { from: 4.5, to: 6.5 },
  ];

  for (const rows of [[], [row('a')], [row('a'), row('d')], [row('a'), row('b'), row('c')]]) {
    expect(history().faultsIn(rows, early)).toEqual([]);
  }
  for (const name of ['new', 'renamed']) {
    expect(history().faultsIn([row('a', name), row('b'), row('c'), row('d')], late)).toEqual([]);
    expect(history().faultsIn([row('a', name), row('b'), row('c')], late)).toEqual([]);
  }
});

test('what cannot have been so is told', () => {
  const at = { from: 4.2, to: 4.8 };

  expect(history().faultsIn([row('b'), row('c'), row('d')], at)).toEqual(['code-a was acknowledged and is not there']);
  expect(history().faultsIn([row('a', 'renamed'), row('b'), row('c'), row('d')], at)).toEqual([
    'code-a has a name that nobody had sent: renamed',
  ]);
  expect(history().faultsIn([row('a'), row('c'), row('d')], { from: 3.2, to: 3.8 })).toEqual([
    'code-c is there without the other row of its change set, or that without it',
  ]);
  expect(history().faultsIn([row('a', 'renamed'), row('b'), row('c'), row('d')], { from: 8, to: 9 })).toEqual([
    'code-d is there before it was sent, or after its removal',
  ]);
});

test('the table holds what was acknowledged last', () => {
  expect([...history().table()]).toEqual([
    ['a', 'code-a: renamed'],
    ['b', 'code-b: new'],
    ['c', 'code-c: new'],
  ]);
});
