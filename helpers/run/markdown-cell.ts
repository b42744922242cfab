/** A text as a cell or a paragraph of Markdown: one line, and nothing in it is read as Markdown's own or as HTML. */
export const markdownCell = (text: string): string =>
  text
    .replace(/(?<!\s)\s*\n\s*/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('|', '\\|');
