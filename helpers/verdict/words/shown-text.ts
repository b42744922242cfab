import { stripVTControlCharacters } from 'node:util';

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
