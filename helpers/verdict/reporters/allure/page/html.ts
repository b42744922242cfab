import { escapeHtml } from '../../../words/escape-html';

/** Markup that may stand in a page as it is. Made by {@link html} alone. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = string | number | Html | readonly Html[];

/** Tags a template whose values are texts: each is escaped, also inside of attributes in double quotes, unless it is markup itself. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(texts.reduce((markup, text, n) => `${markup}${markupOf(parts[n - 1] ?? '')}${text}`));

/** No markup: what a template says where there is nothing to say. */
export const nothing = new Html('');

function markupOf(part: Part): string {
  if (part instanceof Html) return part.markup;
  return typeof part === 'object' ? part.map(({ markup }) => markup).join('') : escapeHtml(String(part));
}
