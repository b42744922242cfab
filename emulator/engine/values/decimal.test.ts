import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { Decimal } from './decimal';

function decimal(text: string): Decimal {
  const value = Decimal.parse(text);
  if (value === undefined) throw new TypeError(text);
  return value;
}

test('every digit is kept, and equal numbers have equal parts', () => {
  const digits = '79228162514264337593543950.335';
  expect(String(decimal(digits))).toBe(digits);
  expect(decimal('-9999999999.01234567890')).toEqual(decimal('-9999999999.0123456789'));
  for (const [text, plain] of [
    ['1.50', '1.5'],
    ['100', '100'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-0.0', '0'],
    ['+7', '7'],
    ['1.25e3', '1250'],
    ['12e-3', '0.012'],
    ['0e400', '0'],
  ] as const) {
    expect(String(decimal(text)), text).toBe(plain);
  }
});

test('what is not a number is none, however long it would be', () => {
  for (const text of [
    '',
    '.',
    '-',
    'x',
    '1,5',
    '1e',
    '0x10',
    ' 1',
    'NaN',
    'Infinity',
    '1e401',
    '1e999999999',
    '1'.repeat(801),
  ]) {
    expect(Decimal.parse(text), text).toBeUndefined();
  }
  expect(() => Decimal.of(Number.NaN)).toThrow(RangeError);
});

test('halves are rounded away from zero', () => {
  const rounded = (text: string, digits: number) => String(decimal(text).round(digits));
  expect([rounded('1.005', 2), rounded('-1.005', 2), rounded('1.0049', 2), rounded('0.5', 0)]).toEqual([
    '1.01',
    '-1.01',
    '1',
    '1',
  ]);
  expect(rounded('922337203685477.58074999', 4)).toBe('922337203685477.5807');
});

test('numbers with up to 28 digits compare by their values', () => {
  const units = fc.bigInt({ min: -(10n ** 28n), max: 10n ** 28n });
  fc.assert(
    fc.property(units, units, fc.nat(10), fc.nat(10), (a, b, leftScale, rightScale) => {
      const [left, right] = [decimal(`${a}e-${leftScale}`), decimal(`${b}e-${rightScale}`)];
      const difference = a * 10n ** BigInt(rightScale) - b * 10n ** BigInt(leftScale);
      expect(Math.sign(left.compare(right))).toBe(difference === 0n ? 0 : difference < 0n ? -1 : 1);
      expect(decimal(String(left))).toEqual(left);
    }),
  );
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
      expect(Number(String(Decimal.of(value)))).toBe(value === 0 ? 0 : value);
    }),
  );
});
