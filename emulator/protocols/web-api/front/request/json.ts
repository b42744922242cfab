import { randomUUID } from 'node:crypto';
import { Decimal } from '../../../../engine/values/decimal';

/**
 * What a request brings and a reply holds. A whole number beyond the safe integers is a bigint, and a fraction that a double
 * does not hold a {@link Decimal}: row versions, bigints, decimals and money stay numbers on the wire, with all their digits.
 */
export type JsonValue =
  null | boolean | number | bigint | Decimal | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

export type JsonObject = Readonly<Record<string, JsonValue>>;

/** JSON text in which bigints and decimals are numbers with all their digits; JSON.stringify would need quotes. */
export function writeJson(value: JsonValue): string {
  if (typeof value === 'bigint' || value instanceof Decimal) return value.toString();
  if (typeof value !== 'object' || value === null || isPlain(value)) return JSON.stringify(value);
  if (isJsonArray(value)) return `[${value.map(writeJson).join(',')}]`;
  let members = '';
  for (const [name, member] of Object.entries(value)) {
    // What is joined is copied, and a page is long.
    members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${writeJson(member)}`;
  }
  return `{${members}}`;
}

/** Whether JSON.stringify, which is several times as fast, writes it right: most rows are so, and pages of them. */
const isPlain = (value: readonly JsonValue[] | JsonObject): boolean =>
  isJsonArray(value) ? value.every(member => isPlainMember(member) || isPlainRow(member)) : isPlainRow(value);

const isPlainMember = (value: JsonValue): boolean =>
  value === null || (typeof value !== 'object' && typeof value !== 'bigint');

function isPlainRow(value: JsonValue): boolean {
  if (!isJsonObject(value)) return false;
  for (const name in value) if (!isPlainMember(value[name] ?? null)) return false;
  return true;
}

/** 16 digits or more of a number, of which a double may lose some: it holds any 15. */
const LONG_NUMBER = /(?<!\d)\d(?:\.?\d){15}/;
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** Stands for a number while JSON.parse, which knows only doubles, reads the text. */
const marker = `number:${randomUUID()}:`;

/**
 * Parses JSON; a whole number of 16 digits and more that is no safe integer becomes a bigint, and a fraction that a double
 * does not hold a {@link Decimal}. Only a text that has a long number is parsed a second time. Throws SyntaxError.
 */
export function parseJson(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  if (!LONG_NUMBER.test(text)) return plain;
  const marked = text.replace(STRING_OR_NUMBER, found =>
    found.startsWith('"') || longNumber(found) === undefined ? found : `"${marker}${found}"`,
  );
  return JSON.parse(marked, (_name, value: unknown) =>
    typeof value === 'string' && value.startsWith(marker) ? longNumber(value.slice(marker.length)) : value,
  );
}

/** Undefined for a safe integer, for a fraction that a double holds, and for a number that is none of .NET's. */
function longNumber(text: string): bigint | Decimal | undefined {
  if (!LONG_NUMBER.test(text)) return undefined;
  const double = Number(text);
  const decimal = Decimal.parse(text);
  if (decimal === undefined || !Number.isFinite(double)) return undefined;
  // Whole numbers are told apart by their size alone: past the safe integers a double shows some of them, and not their neighbours.
  if (decimal.scale === 0) return Number.isSafeInteger(double) ? undefined : decimal.units;
  return decimal.compare(Decimal.of(double)) === 0 ? undefined : decimal;
}

/** True for a JSON number, whatever it was read into; not for one that is too large for all of .NET's. */
export const isJsonNumber = (value: JsonValue): value is number | bigint | Decimal =>
  typeof value === 'number' ? Number.isFinite(value) : typeof value === 'bigint' || value instanceof Decimal;

/** True for a JSON array. */
export const isJsonArray = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

/** True for a JSON object: neither null nor an array, nor a number. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Decimal);
