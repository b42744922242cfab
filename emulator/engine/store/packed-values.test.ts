import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { type ColumnValue } from '../values/row';
import { ValuePacker } from './packed-values';

const valuesOfRows = fc.array(
  fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'constructor', ''), fc.oneof(fc.string(), fc.bigInt())), {
    selector: ([name]) => name,
  }),
);

test('rows that are packed by one packer read as the maps they were made of', () => {
  fc.assert(
    fc.property(valuesOfRows, rows => {
      const packer = new ValuePacker();
      for (const entries of rows) {
        const map: ReadonlyMap<string, ColumnValue> = new Map(entries);
        const packed = packer.pack(map);
        const each: unknown[] = [];
        packed.forEach((value, name) => each.push([name, value]));
        expect([[...packed], [...packed.keys()], [...packed.values()], [...packed.entries()], each]).toEqual([
          ...[[...map], [...map.keys()], [...map.values()], [...map.entries()], [...map]],
        ]);
        for (const name of ['a', 'b', 'c', 'd', 'constructor', '', 'e']) {
          expect([packed.get(name), packed.has(name)]).toEqual([map.get(name), map.has(name)]);
        }
        expect(packed.size).toBe(map.size);
      }
    }),
  );
});

test('a value that is null is not there', () => {
  const packed = new ValuePacker().pack(
    new Map([
      ['a', null],
      ['b', 1],
    ]),
  );
  expect([[...packed], packed.has('a'), packed.get('a')]).toEqual([[['b', 1]], false, undefined]);
});
