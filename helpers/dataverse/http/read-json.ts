/** The text is JSON of no reply that Dataverse sends. The message says why. */
export class JsonBoundsError extends Error {
  override readonly name = 'JsonBoundsError';
}

/** Far deeper than any reply of Dataverse, and shallow enough for whoever walks through it. */
const maxDepth = 200;

/** Values of one reply: 5,000 rows of 200 columns, each with annotations, are four million. An object takes 60 bytes or more. */
const maxValues = 10_000_000;

/**
 * Characters of a text that is read before its depth is looked at, which takes a hundredth of the time then. A value takes two
 * of them, so that it holds no more values than there may be, and fits into 120 MB of memory however deep it is.
 */
const fewCharacters = 4_000_000;

/** Reads JSON of a bounded depth and a bounded number of values. Throws SyntaxError and JsonBoundsError. */
export function readJson(text: string): unknown {
  if (text.length > fewCharacters) {
    checkBounds(text);
    return JSON.parse(text);
  }
  const value = parsed(text);
  checkDepth(value, maxDepth);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // What is damaged may be too much beside, which says more.
    checkBounds(text);
    throw error;
  }
}

/** Throws JsonBoundsError where there are values in values in values, more than `left` of them. */
function checkDepth(value: unknown, left: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (left === 0) throw tooDeep();
  if (Array.isArray(value)) {
    for (const item of value) checkDepth(item, left - 1);
  } else {
    for (const name in value) checkDepth((value as Readonly<Record<string, unknown>>)[name], left - 1);
  }
}

const tooDeep = (): JsonBoundsError => new JsonBoundsError(`it is nested more than ${maxDepth} deep`);

const [quote, backslash, comma] = ['"', '\\', ','].map(character => character.charCodeAt(0));
const [array, object] = ['[', '{'].map(character => character.charCodeAt(0));
const [arrayEnd, objectEnd] = [']', '}'].map(character => character.charCodeAt(0));

/** Throws JsonBoundsError for a text that is too much, before any of it is read. */
function checkBounds(text: string): void {
  let [depth, values] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === comma) values += 1;
    else if (code === array || code === object) {
      depth += 1;
      values += 1;
      if (depth > maxDepth) throw tooDeep();
    } else if (code === arrayEnd || code === objectEnd) depth -= 1;
    if (values > maxValues) throw new JsonBoundsError(`it holds more than ${maxValues} values`);
  }
}

/** Where the quote stands that ends the string; the end of the text where there is none. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === backslash) before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}
