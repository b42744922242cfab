/** NUL, and the half of a character of two UTF-16 units, as JSON.stringify writes them. */
const mayBeRefused = /\\u(?:0000|d[89a-f])/;

/**
 * JSON that PostgreSQL takes. It has no text with NUL, nor with half a character, as is left where a text was cut in the
 * middle of one: in their place stands U+FFFD.
 */
export function databaseText(value: unknown): string {
  const json = JSON.stringify(value);
  return mayBeRefused.test(json) ? JSON.stringify(value, (_, one: unknown) => wellFormed(one)) : json;
}

const wellFormed = (value: unknown): unknown =>
  typeof value === 'string' ? Buffer.from(value).toString().replaceAll('\0', '\ufffd') : value;
