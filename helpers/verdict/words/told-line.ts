/** What the client tells of its waits, as a worker prints it: readable by itself, and known from what a spec prints. */
const mark = '… ';

export const toldLine = (sentence: string): string => `${mark}${sentence}\n`;

/** The sentence of a line by {@link toldLine}; undefined for any other line. */
export const readToldLine = (line: string): string | undefined =>
  line.startsWith(mark) ? line.slice(mark.length) : undefined;
