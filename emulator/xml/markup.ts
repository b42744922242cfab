const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters as .NET writes them: by reference, so that none is lost or normalized. */
const reference = (character: string): string =>
  escapes[character] ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;

/** For the content of an element. */
export const escapeText = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- these are the characters to be written by reference
  text.replace(/[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, reference);

/** For a value between double quotes: there, white space would be normalized. */
export const escapeAttribute = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- see above
  text.replace(/[&<>"\u0000-\u001f\ufffe\uffff]/g, reference);

/** Without the characters that XML 1.0 cannot hold, also by reference: for documents that any parser must read. */
const withoutControls = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- these are the characters XML 1.0 excludes
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

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
