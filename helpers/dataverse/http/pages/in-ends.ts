/** Characters at either end of an answer in which its link, or its cookie, is looked for: a link has 32,768 at most. */
const window = 40_000;

/** What the first group of a pattern finds near the end of a text, or else near its beginning. */
export const inEnds = (text: string, pattern: RegExp): string | undefined =>
  (pattern.exec(text.slice(-window)) ?? pattern.exec(text.slice(0, window)))?.[1];
