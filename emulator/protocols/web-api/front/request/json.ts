import { randomUUID } from 'node:crypto';

/** What a reply may hold. Row versions are 64-bit and stay numbers on the wire, so bigint is a value of its own. */
export type JsonValue =
  null | boolean | number | bigint | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

export type JsonObject = Readonly<Record<string, JsonValue>>;

/** JSON text in which a bigint is a number with all its digits; JSON.stringify refuses it or would need quotes. */
export function writeJson(value: JsonValue): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isJsonArray(value)) return `[${value.map(writeJson).join(',')}]`;
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${writeJson(member)}`);
  return `{${members.join(',')}}`;
}

/** A member or item that is an integer of 16 digits or more, in which a double may lose some. */
const LONG_INTEGER = /[\s:,[]-?[1-9]\d{15,}\s*[,\]}]/;
const STRING_OR_LONG_INTEGER = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.+-])-?[1-9]\d{15,}(?![\d.eE])/g;

/** Stands for a bigint while JSON.parse, which knows only doubles, reads the text. */
const marker = `bigint:${randomUUID()}:`;

/** Parses JSON; an integer that a double cannot hold becomes a bigint. Throws SyntaxError. */
export function parseJson(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  if (!LONG_INTEGER.test(text)) return plain;
  const marked = text.replace(STRING_OR_LONG_INTEGER, found =>
    found.startsWith('"') || Number.isSafeInteger(Number(found)) ? found : `"${marker}${found}"`,
  );
  return JSON.parse(marked, (_name, value: unknown) =>
    typeof value === 'string' && value.startsWith(marker) ? BigInt(value.slice(marker.length)) : value,
  );
}

/** True for a JSON array. */
export const isJsonArray = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

/** True for a JSON object: neither null nor an array. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
