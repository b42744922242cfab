import { stripVTControlCharacters } from 'node:util';
import { conclusiveErrorNames } from '../../dataverse/errors';

const longest = { characters: 2_000, lines: 40 };

/** An error's text as a report shows it: no terminal colours, and not longer than a reader bears. */
export function shownText(text: string): string {
  const lines = stripVTControlCharacters(text).trim().split('\n');
  const kept = lines.slice(0, longest.lines).join('\n').slice(0, longest.characters);
  const isWhole = lines.length <= longest.lines && kept.length === lines.join('\n').length;
  return isWhole ? kept : `${kept}\n… (cut: the whole text is in the Allure report)`;
}

/** The same in one line, for a sentence or a table cell. */
export const oneLine = (text: string, length = 400): string => {
  const flat = stripVTControlCharacters(text).replace(/\s+/g, ' ').trim();
  return flat.length > length ? `${flat.slice(0, length)}…` : flat;
};

/**
 * Whether an error of a test proves something about the environment: a comparison that failed, or an error whose name
 * says so. Everything else (settings, sign-in, network, time limits, defects of the suite) only proves that nobody
 * could look. `message` is what Playwright reports: the error's name, a colon, its message.
 */
export function isConclusive(message: string): boolean {
  const text = stripVTControlCharacters(message);
  const name = /^(\w+): /.exec(text)?.[1] ?? '';
  if (name !== 'Error') return conclusiveErrorNames.has(name);
  return isComparison(text) && comparedErrors(text).every(compared => conclusiveErrorNames.has(compared));
}

/** `Error: expect(received)…`, or a custom message with the same two lines below it. */
const isComparison = (text: string): boolean =>
  /^(?:Error: |\n)expect[.(]/m.test(text) && !/Matcher error: expected\b/.test(text);

/** An error that a comparison received instead of an answer, as in `+ [UnreachableError: …]`. */
const comparedErrors = (text: string): string[] =>
  [...text.matchAll(/^(?:\+ +|Received[^[\n]*|Rejected to value: +)\[(\w*Error): /gm)].map(([, name = '']) => name);
