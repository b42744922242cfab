import { harmless } from '../dataverse/harmless';

/**
 * A text as a cell or a paragraph of Markdown: one line, and nothing in it is read as Markdown's own, as HTML, as a formula or
 * as a link.
 */
export const markdownCell = (text: string): string =>
  harmless(text.replace(/(?<!\s)\s*\n\s*/g, ' '))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('$', '&#36;')
    .replace(/[\\`*[\]|~]|(?<![^\W_])_|_(?![^\W_])/g, '\\$&')
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/\b(www)\./gi, '$1&#46;')
    .replace(/^(\s*)(?=>|[-+] |[-=]+\s*$|#+(?:\s|$))/, '$1\\')
    .replace(/^(\s*\d+)(?=[.)](?:\s|$))/, '$1\\');
