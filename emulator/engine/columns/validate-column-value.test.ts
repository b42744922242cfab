import { expect, test } from '@playwright/test';
import { Decimal } from '../values/decimal';
import { newGuid } from '../values/guid';
import { bookOrganization, values } from '../testing/book';
import { defineColumn, type ColumnOptions } from '../tables/system-columns';
import { type ColumnType } from '../tables/table-definition';
import { type ColumnValue } from '../values/row';

const options = [
  { value: 1, label: 'One' },
  { value: 2, label: 'Two' },
];

/** What a column of that type keeps of the value. */
function kept(type: ColumnType, value: ColumnValue, settings: ColumnOptions = {}): ColumnValue | undefined {
  const { tables, rows, system } = bookOrganization();
  tables.alter('sample_book', { columns: [defineColumn('sample_X', type, settings)] });
  return rows.create('sample_book', values({ sample_x: value }), system).values.get('sample_x');
}

const refusal = (code: number, message?: string) =>
  expect.objectContaining({ status: 400, code, ...(message === undefined ? {} : { message }) });
const invalid = refusal(0x80040203);

test('text keeps up to its length, counted in characters', () => {
  expect(kept('string', 'abc', { maxLength: 3 })).toBe('abc');
  expect(kept('memo', 'x'.repeat(200))).toHaveLength(200);
  expect(() => kept('string', 'abcd', { maxLength: 3 })).toThrow(
    "A validation error occurred.  The length of the 'sample_x' attribute of the 'sample_book' entity exceeded the maximum allowed length of '3'.",
  );
  expect(() => kept('string', 'x'.repeat(101))).toThrow(refusal(0x80044331));
  expect(() => kept('memo', 'x'.repeat(1_048_577))).toThrow(refusal(0x80044331));
});

test('whole numbers keep to their range', () => {
  expect(kept('integer', -5)).toBe(-5);
  expect(() => kept('integer', -1, { minValue: 0, maxValue: 10 })).toThrow(
    refusal(
      0x8004432f,
      'A validation error occurred for sample_book.sample_x. The value -1 of type System.Int32 is outside the valid range(0 to 10).',
    ),
  );
  expect(() => kept('integer', 2_147_483_648)).toThrow(refusal(0x8004432f));
  expect(() => kept('integer', 1.5)).toThrow(invalid);
});

test('decimals keep to their range and are rounded to their precision', () => {
  expect(kept('decimal', 11.3456, { precision: 2 })).toEqual(Decimal.of(11.35));
  expect(kept('double', 0.1)).toBe(0.1);
  expect(() => kept('money', 11, { maxValue: 10 })).toThrow(refusal(0x80044330));
  expect(() => kept('money', 922_337_203_685_478)).toThrow(refusal(0x80044330));
  expect(() => kept('double', Number.NaN)).toThrow(invalid);
});

test('decimals and money keep more digits than a double has, and their bounds are exact', () => {
  const digits = (type: 'decimal' | 'money', text: string, settings: ColumnOptions = {}): string => {
    const value = kept(type, Decimal.parse(text) ?? null, settings);
    return value instanceof Decimal ? value.toString() : 'no decimal';
  };
  expect(digits('decimal', '9999999999.0123456789')).toBe('9999999999.0123456789');
  expect(digits('decimal', '9999999999.01234567895')).toBe('9999999999.012345679');
  expect(digits('money', '-922337203685476.5807')).toBe('-922337203685476.5807');
  expect(digits('money', '922337203685477')).toBe('922337203685477');
  expect(() => digits('money', '922337203685477.0001')).toThrow('-922337203685477 to 922337203685477');
  expect(digits('decimal', '99999999999.9999999999')).toBe('99999999999.9999999999');
  expect(() => digits('decimal', '100000000000.0000000001')).toThrow(refusal(0x80044330));
  expect(() => digits('money', '0.3000000000000000001', { maxValue: 0.3 })).toThrow('The value 0.3000000000000000001');
  expect(() => kept('decimal', Number.POSITIVE_INFINITY)).toThrow(invalid);
  expect(() => kept('integer', Decimal.of(1))).toThrow(invalid);
});

test('a choice is one of its options', () => {
  expect(kept('choice', 2, { options })).toBe(2);
  expect(() => kept('choice', 3, { options })).toThrow(
    refusal(
      0x8004431a,
      "A validation error occurred. The value 3 of 'sample_x' on record of type 'sample_book' is outside the valid range. Accepted Values: 1,2",
    ),
  );
});

test('several choices are kept ascending, each once', () => {
  expect(kept('multichoice', [2, 1, 2], { options })).toEqual([1, 2]);
  expect(kept('multichoice', [], { options })).toBeUndefined();
  expect(() => kept('multichoice', [1, 3], { options })).toThrow(refusal(0x8004431a));
});

test('a date and time is kept in UTC and whole seconds', () => {
  expect(kept('datetime', '2026-01-31T08:30:00Z')).toBe('2026-01-31T08:30:00Z');
  expect(kept('datetime', '2026-01-31T08:30:00.123+02:00')).toBe('2026-01-31T06:30:00Z');
  for (const wrong of ['2026-01-31', '2026-02-30T08:30:00Z', '2026-01-31T08:30:00', '2026-01-31T25:30:00Z', 'today']) {
    expect(() => kept('datetime', wrong), wrong).toThrow(invalid);
  }
  expect(() => kept('datetime', '0001-01-01T00:00:00Z')).toThrow('DateTime is less than minumum value');
});

test('a date is a day of the calendar', () => {
  expect(kept('dateonly', '2024-02-29')).toBe('2024-02-29');
  for (const wrong of ['2026-02-29', '2026-01-31T00:00:00Z', '31.01.2026', '']) {
    expect(() => kept('dateonly', wrong), wrong).toThrow(invalid);
  }
});

test('an identifier is kept in lower case', () => {
  const id = newGuid();

  expect(kept('uniqueidentifier', id.toUpperCase())).toBe(id);
  expect(() => kept('uniqueidentifier', 'x')).toThrow(invalid);
});

test('a lookup points to a row of a table it may point to', () => {
  const { rows, system, changes } = bookOrganization();
  const { id } = rows.create('account', values({ name: 'Fabrikam' }), system);
  const create = (table: string, target: string) =>
    rows.create('sample_book', values({ sample_publisher: { table, id: target } }), system);
  const version = changes.currentVersion;
  const missing = newGuid();

  expect(() => create('contact', id)).toThrow("The lookup 'sample_publisher' points to account, not to 'contact'.");
  expect(() => create('account', missing)).toThrow(`Entity 'account' With Id = ${missing} Does Not Exist`);
  expect(changes.currentVersion).toBe(version);
  expect(create('account', id.toUpperCase()).values.get('sample_publisher')).toEqual({ table: 'account', id });
});

test('a big integer has 64 bits', () => {
  expect(kept('bigint', 2n ** 63n - 1n)).toBe(2n ** 63n - 1n);
  expect(() => kept('bigint', 2n ** 63n)).toThrow(refusal(0x80044330));
  expect(() => kept('bigint', -(2n ** 63n) - 1n)).toThrow('-9223372036854775808 to 9223372036854775807');
});

test('a value of another type is refused, whatever the column', () => {
  const list = [1];
  const lookup = { table: 'account', id: newGuid() };
  const wrong: readonly (readonly [ColumnType, readonly ColumnValue[]])[] = [
    ['string', [1, true, 1n, list, lookup]],
    ['memo', [1]],
    ['integer', ['1', 1n, true, list, lookup]],
    ['decimal', ['1']],
    ['money', [lookup]],
    ['bigint', [1, '1']],
    ['boolean', [1, 'true']],
    ['choice', ['1', list]],
    ['multichoice', [1, lookup]],
    ['datetime', [1]],
    ['dateonly', [1n]],
    ['uniqueidentifier', [1]],
    ['lookup', [newGuid(), list]],
  ];

  for (const [type, held] of wrong) {
    for (const value of held) {
      const settings = { options, targets: ['account'] };
      expect(() => kept(type, value, settings), `${type}: ${typeof value}`).toThrow(invalid);
    }
  }
});

test('an image or a file is refused as not implemented, unless it is null', () => {
  expect(() => kept('image', 'AAAA')).toThrow(expect.objectContaining({ status: 501 }));
  expect(kept('file', null)).toBeUndefined();
});

test('a column that the system requires cannot be emptied', () => {
  const { rows, system, id } = bookOrganization();
  const row = rows.create('sample_book', values({}), system);

  expect(() => rows.update('sample_book', row.id, values({ ownerid: null }), system)).toThrow(
    'Attribute: ownerid cannot be set to NULL',
  );
  expect(() => rows.update('organization', id, values({ expirechangetrackingindays: null }), system)).toThrow(invalid);
});
