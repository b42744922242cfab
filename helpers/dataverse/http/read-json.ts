/** The text is JSON of no reply that Dataverse sends. The message says why. */
export class JsonBoundsError extends Error {
  override readonly name = 'JsonBoundsError';
}

/** Far deeper than any reply of Dataverse, and shallow enough for whoever walks through it. */
const maxDepth = 200;

/** Values of one reply: 5,000 rows of 200 columns, each with annotations, are four million. An object takes 60 bytes or more. */
const maxValues = 10_000_000;

/** Reads JSON of a bounded depth and a bounded number of values. Throws SyntaxError, and JsonBoundsError before it is read. */
export function readJson(text: string): unknown {
  checkBounds(text);
  return JSON.parse(text);
}

const [quote, backslash, comma] = ['"', '\\', ','].map(character => character.charCodeAt(0));
const [opening, closing] = ['[{', ']}'].map(pair => new Set([pair.charCodeAt(0), pair.charCodeAt(1)]));

function checkBounds(text: string): void {
  let [depth, values] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === comma) values += 1;
    else if (opening?.has(code) === true) {
      depth += 1;
      values += 1;
    } else if (closing?.has(code) === true) depth -= 1;
    if (depth > maxDepth) throw new JsonBoundsError(`it is nested more than ${maxDepth} deep`);
    if (values > maxValues) throw new JsonBoundsError(`it holds more than ${maxValues} values`);
  }
}

/** Where the quote stands that ends the string; the end of the text where there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === backslash) at += 1;
  }
  return text.length;
}
