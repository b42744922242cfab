import { stripVTControlCharacters } from 'node:util';

/**
 * A text in lines of at most `width` characters, broken at blanks; a word that is longer than a line is broken where the
 * line ends. Each line begins with `indent`. What would steer a terminal is left out: the text may be somebody else's.
 */
export function wrapText(text: string, width: number, indent = ''): string[] {
  const room = Math.max(10, width - indent.length);
  const words = stripVTControlCharacters(text)
    .split(/\s+/)
    .flatMap(word => word.match(new RegExp(`.{1,${room}}`, 'gu')) ?? []);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > room) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map(line => `${indent}${line}`);
}
