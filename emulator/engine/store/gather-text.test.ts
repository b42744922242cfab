import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { bookTable } from '../testing/book';
import { type ColumnValue } from '../values/row';
import { gatherText } from './gather-text';

const table = bookTable();
const anyText = fc.array(fc.integer({ min: 0, max: 0xff_ff })).map(units => String.fromCharCode(...units));

test('the text of a row stays what it is, down to half a surrogate pair, and all else too, in its order', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.oneof(anyText, fc.bigInt(), fc.integer()), (name, code, other) => {
      const entries: readonly [string, ColumnValue][] = [
        ['sample_bookid', '0f8fad5b-d9cb-469f-a165-70867728950e'],
        ['sample_bookcode', code],
        ['versionnumber', 9_007_199_254_740_993n],
        ['createdon', '2026-01-31T00:00:00Z'],
        ['no_column', other],
        ['sample_name', name],
      ];
      const values = new Map(entries);
      gatherText(table, values);
      expect([...values]).toEqual(entries);
    }),
  );
});

test('long text stays as it is too, and a row without text is none the worse', () => {
  for (const entries of [[['sample_name', 'x'.repeat(5_000)]], [['versionnumber', 1n]], []] as const) {
    const values = new Map<string, ColumnValue>(entries as readonly [string, ColumnValue][]);
    gatherText(table, values);
    expect([...values]).toEqual(entries);
  }
});
