/** What a terminal obeys, what turns text around or hides it, and what no file can carry. Tabs and new lines are none. */
const unseen =
  // eslint-disable-next-line no-control-regex -- what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu;

/**
 * A text that may hold what a server said, for a terminal and a pipeline's log: characters that they obey are written as escapes,
 * and no line is a command (`::error::` at a line's start, `##[…]` and `##vso[…]` anywhere in it).
 */
export const harmless = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(unseen, asEscape)
    .replace(/##(?=\w*\[)/g, '# #')
    .replace(/^([^\S\n\r\u2028\u2029]*):(?=:)/gm, '$1: ');

function asEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

/**
 * The beginning of a text that is longer than it may be. It ends before the word that it would cut: half of a secret is known
 * to nobody who takes secrets out.
 */
export function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept = text.slice(0, length);
  const isInWord = /^[\w~.+/=%-]/.test(text.slice(length));
  return isInWord ? kept.replace(/(?<![\w~.+/=%-])[\w~.+/=%-]+$/, '') : kept;
}
