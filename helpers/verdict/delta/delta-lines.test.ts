import { expect, test } from '@playwright/test';
import type { Deletion } from '../../dataverse/change-feed/change';
import type { BookRow } from '../../sample/books';
import { countStandings, type Delta, type DeltaLine, deltaLines } from './delta-lines';

const row = (id: string, name: string): BookRow => ({
  sample_bookid: id,
  sample_name: name,
  sample_bookcode: 'c',
  sample_author: null,
});
const deletion = (id: string, reason = 'deleted'): Deletion => ({ type: 'deleted', id, reason });
const delta = (changes: Partial<Delta>): Delta => ({
  rows: [],
  deleted: [],
  expected: {},
  before: new Map(),
  ...changes,
});
const namesIn = (line: DeltaLine | undefined) => line?.cells.filter(({ column }) => column === 'sample_name');
const nameOnly = (line: DeltaLine) => ({ ...line, cells: namesIn(line) });
const before = new Map([
  ['1', { row: row('1', 'old') }],
  ['2', { row: row('2', 'gone') }],
]);

test('what was created, updated and deleted is told with its columns before and after', () => {
  const expected = { rows: [row('1', 'new'), row('3', 'first')], deleted: [deletion('2')] };

  expect(deltaLines(delta({ ...expected, expected, before })).map(nameOnly)).toEqual([
    {
      standing: 'as expected',
      change: 'updated',
      id: '1',
      cells: [{ column: 'sample_name', before: 'old', came: 'new' }],
    },
    { standing: 'as expected', change: 'created', id: '3', cells: [{ column: 'sample_name', came: 'first' }] },
    { standing: 'as expected', change: 'deleted', id: '2', cells: [{ column: 'sample_name', before: 'gone' }] },
  ]);
});

test('what did not come, came otherwise or was not expected stands first, with what was expected', () => {
  const lines = deltaLines(
    delta({
      rows: [row('1', 'new'), row('4', 'nobody asked')],
      expected: { rows: [row('1', 'newer'), row('3', 'first')], deleted: [deletion('2')] },
      before,
    }),
  );

  expect(lines.map(({ standing, change, id }) => `${id} ${change}: ${standing}`)).toEqual([
    '3 created: missing',
    '2 deleted: missing',
    '1 updated: differs',
    '4 created: not expected',
  ]);
  expect(namesIn(lines[0])).toEqual([{ column: 'sample_name', expected: 'first' }]);
  expect(namesIn(lines[2])).toEqual([{ column: 'sample_name', before: 'old', came: 'new', expected: 'newer' }]);
  expect(countStandings(lines)).toBe('2 missing, 1 differs, 1 not expected');
});

test('without a read before it nobody knows what was created, and open rows are neither', () => {
  const lines = deltaLines(delta({ rows: [row('1', 'a')], expected: { open: ['1'] } }));

  expect(lines).toMatchObject([{ standing: 'open', change: 'upserted' }]);
  expect(countStandings([])).toBe('nothing');
});

test('a deletion for another reason differs', () => {
  const [line] = deltaLines(delta({ deleted: [deletion('2', 'changed')], expected: { deleted: [deletion('2')] } }));

  expect(line).toEqual({
    standing: 'differs',
    change: 'deleted',
    id: '2',
    cells: [{ column: 'reason', came: 'changed', expected: 'deleted' }],
  });
});
