import { PackedValues } from '../../engine/store/packed-values';
import { Decimal } from '../../engine/values/decimal';

/** Marks what JSON has no form for: `{"$bigint":"12"}`, `{"$decimal":"1.5"}`, `{"$map":[[…]]}`, `{"$set":[…]}`. */
const marks = { bigint: '$bigint', decimal: '$decimal', map: '$map', set: '$set' } as const;

/** JSON text of a value with bigints, decimals, maps and sets in it. */
export const encodeState = (state: unknown): string =>
  JSON.stringify(state, (_name, value: unknown) => {
    if (typeof value === 'bigint') return { [marks.bigint]: value.toString() };
    if (value instanceof Decimal) return { [marks.decimal]: value.toString() };
    if (value instanceof Map || value instanceof PackedValues) return { [marks.map]: [...value] };
    if (value instanceof Set) return { [marks.set]: [...value] };
    return value;
  });

/** Reads what {@link encodeState} wrote. Throws a SyntaxError for anything else. */
export const decodeState = (text: string): unknown =>
  JSON.parse(text, (_name, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const [[mark, content] = [], ...others] = Object.entries(value);
    return others.length > 0 ? value : decodeMarkedState(mark, content, value);
  });

function decodeMarkedState(mark: string | undefined, content: unknown, value: object): unknown {
  if (mark === marks.bigint) {
    if (typeof content === 'string' && /^-?\d{1,19}$/.test(content)) return BigInt(content);
    throw new SyntaxError(`${marks.bigint} holds something that is not a number.`);
  }
  if (mark === marks.decimal) {
    const decimal = typeof content === 'string' ? Decimal.parse(content) : undefined;
    if (decimal === undefined) throw new SyntaxError(`${marks.decimal} holds something that is not a number.`);
    return decimal;
  }
  if (mark === marks.set && Array.isArray(content)) return new Set<unknown>(content);
  if (mark === marks.map && Array.isArray(content)) return new Map<unknown, unknown>(content.map(statePair));
  return value;
}

function statePair(entry: unknown): readonly [unknown, unknown] {
  if (Array.isArray(entry) && entry.length === 2) return [entry[0], entry[1]];
  throw new SyntaxError(`${marks.map} holds something that is not a pair.`);
}
