import { escapeAttribute, escapeText, withoutControls } from './escape';

/** An element with prefixes as given, of children that are written already. Attributes that are undefined are left out. */
export function markup(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeAttribute(withoutControls(value))}"`))
    .join('');
  const content = children.join('');
  return content === '' ? `<${name}${written} />` : `<${name}${written}>${content}</${name}>`;
}

/** An element with text in it. */
export const textMarkup = (name: string, text: string): string => markup(name, {}, escapeText(withoutControls(text)));
