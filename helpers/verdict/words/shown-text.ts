import { stripVTControlCharacters } from 'node:util';
import { beginningOf, harmless } from '../../dataverse/harmless';

const longest = { characters: 2_000, lines: 40 };

/** An error's text as a report shows it: no terminal colours, nothing that anybody obeys, and not longer than a reader bears. */
export function shownText(text: string): string {
  const lines = harmless(stripVTControlCharacters(text)).trim().split('\n');
  const kept = beginningOf(lines.slice(0, longest.lines).join('\n'), longest.characters);
  const isWhole = lines.length <= longest.lines && kept.length === lines.join('\n').length;
  return isWhole ? kept : `${kept}\n… (cut: the whole text is in the Allure report)`;
}

/** The same in one line, for a sentence or a table cell. */
export const oneLine = (text: string, length = 400): string => {
  const flat = harmless(stripVTControlCharacters(text).replace(/\s+/g, ' ').trim());
  return flat.length > length ? `${beginningOf(flat, length)}…` : flat;
};
