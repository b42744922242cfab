import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { OrderedRows } from './ordered-rows';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const acts = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('add'), id }),
    fc.record({ act: fc.constant('remove'), id }),
    fc.record({ act: fc.constant('ask'), id }),
  ),
  { maxLength: 300 },
);

test('whatever comes and goes, the rows that are there come in the order of their ids, each once', () => {
  fc.assert(
    fc.property(acts, all => {
      const rows = new Map<string, string>();
      const ordered = new OrderedRows(rows);
      for (const { act, id: one } of all) {
        if (act === 'remove') rows.delete(one);
        else if (act === 'add') {
          rows.set(one, one);
          ordered.add(one);
        } else {
          const there = [...rows.keys()].sort();
          expect([...ordered.behind()]).toEqual(there);
          expect([...ordered.behind(one)]).toEqual(there.filter(other => other > one));
        }
      }
    }),
  );
});

test('rows that come and go by the thousand between two questions leave nothing behind', () => {
  const rows = new Map([['m', 'm']]);
  const ordered = new OrderedRows(rows);
  expect([...ordered.behind()]).toEqual(['m']);
  for (let n = 0; n < 5_000; n += 1) {
    rows.set(`n${n}`, `n${n}`);
    ordered.add(`n${n}`);
    if (n > 0) rows.delete(`n${n - 1}`);
  }
  expect([...ordered.behind()]).toEqual(['m', 'n4999']);
});
