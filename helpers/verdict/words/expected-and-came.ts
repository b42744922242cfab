import { oneLine } from './shown-text';

/** What a comparison was made of, in a line each. */
export type Compared = {
  /** What it was about, in the words of the spec. Empty: it has none. */
  readonly what: string;
  readonly expected: string;
  readonly came: string;
};

/** What was expected beside what came, where more came than that. */
export const nothingMore = 'nothing more';

/**
 * Reads the reason of a failed comparison, as Playwright words it: two values, or the lines of a diff. Undefined for any other
 * reason. It is for the eyes alone: nothing is decided by it.
 */
export function expectedAndCame(reason: string): Compared | undefined {
  const lines = reason.split('\n');
  const at = lines.findIndex(line => /^(?:Error: )?expect\(/.test(line));
  if (at < 0) return undefined;
  const what = lines
    .slice(0, at)
    .join(' ')
    .replace(/^Error: /, '')
    .trim();
  const rest = lines.slice(at + 1);
  const values = twoValues(lines[at] ?? '', rest);
  if (values !== undefined) return { what, expected: oneLine(values.expected), came: oneLine(values.came) };
  const changed = rest.filter(
    line => /^[-+] (?! *Expected|Received)/.test(line) && !/^[-+] (?:Expected|Received) +[-+] /.test(line),
  );
  if (changed.length === 0) return undefined;
  const side = (sign: string) => joined(changed.filter(line => line.startsWith(sign)));
  return { what, expected: side('-') || nothingMore, came: side('+') || 'nothing of it' };
}

/** Where one value stands alone, the other is what the comparison asks for: of `toBeDefined` to be defined, of `not.toBe` not to be it. */
function twoValues(call: string, rest: readonly string[]): Omit<Compared, 'what'> | undefined {
  const value = (label: string) =>
    rest.find(line => new RegExp(`^${label}[^:]*: `).test(line))?.replace(/^[^:]*: +/, '');
  const [expected, came] = [value('Expected'), value('Received')];
  if (came !== undefined) return { expected: expected ?? value('Matcher error') ?? wordsOf(call), came };
  return expected?.startsWith('not ') === true ? { expected, came: expected.slice('not '.length) } : undefined;
}

/** `expect(received).not.toBeTruthy()` as `not to be truthy`. */
const wordsOf = (call: string): string =>
  (/\)\.((?:not\.)?to\w+)\(/.exec(call)?.[1] ?? call)
    .replace('.', ' ')
    .replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);

/** Lines of a pretty value as one: what only opens and closes is as short as in JSON. */
function joined(lines: readonly string[]): string {
  const text = lines.map(line => line.slice(1).trim()).join(' ');
  const short = text
    .replaceAll('Array [', '[')
    .replaceAll('Object {', '{')
    .replace(/,(?= [\]}])|,$/g, '');
  return oneLine(short);
}
