import { expect, test } from '@playwright/test';
import { bookOrganization, values } from '../testing/book';
import { type ColumnValue, type Row } from '../values/row';

const refused = expect.objectContaining({ status: 400, code: 0x80048408 });

function start() {
  const { rows, system } = bookOrganization();
  const create = (record: Record<string, ColumnValue>) => rows.create('sample_book', values(record), system);
  const update = (row: Row, record: Record<string, ColumnValue>) =>
    rows.update('sample_book', row.id, values(record), system);
  return { create, update };
}

const stateOf = ({ values: held }: Row) => [held.get('statecode'), held.get('statuscode')];

test('a new row has the first state and its default status', () => {
  expect(stateOf(start().create({}))).toEqual([0, 1]);
});

test('a state alone brings its default status', () => {
  const { create, update } = start();

  expect(stateOf(create({ statecode: 1 }))).toEqual([1, 2]);
  expect(stateOf(update(create({}), { statecode: 1 }))).toEqual([1, 2]);
});

test('a status alone brings its state to a new row', () => {
  expect(stateOf(start().create({ statuscode: 2 }))).toEqual([1, 2]);
});

test('a status of another state is refused when it comes alone to an existing row', () => {
  const { create, update } = start();
  const row = create({});

  expect(() => update(row, { statuscode: 2 })).toThrow(refused);
  expect(() => update(row, { statuscode: 2 })).toThrow(
    `2 is not a valid status code for state code sample_bookState.Active on sample_book with Id ${row.id}.`,
  );
});

test('a pair must fit', () => {
  const { create, update } = start();

  expect(stateOf(update(create({}), { statecode: 1, statuscode: 2 }))).toEqual([1, 2]);
  expect(() => create({ statecode: 1, statuscode: 1 })).toThrow(refused);
});

test('an update of something else keeps both', () => {
  const { create, update } = start();

  expect(stateOf(update(create({ statecode: 1 }), { sample_name: 'Two' }))).toEqual([1, 2]);
});

test('a state that does not exist is refused', () => {
  const outOfRange = expect.objectContaining({ status: 400, code: 0x8004431a });

  expect(() => start().create({ statecode: 7 })).toThrow(outOfRange);
});
