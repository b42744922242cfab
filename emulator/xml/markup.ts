const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters as .NET writes them: by reference, so that none is lost or normalized. */
const xmlCharacterReference = (character: string): string =>
  escapes[character] ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;

/** For the content of an element. */
export const escapeXmlText = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- these are the characters to be written by reference
  text.replace(/[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, xmlCharacterReference);

/** For a value between double quotes: there, white space would be normalized. */
export const escapeXmlAttribute = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- see above
  text.replace(/[&<>"\u0000-\u001f\ufffe\uffff]/g, xmlCharacterReference);

/** Without the characters that XML 1.0 cannot hold, also by reference: for documents that any parser must read. */
export const withoutXmlControls = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- these are the characters XML 1.0 excludes
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '');

/** An element with prefixes as given, of children that are written already. Attributes that are undefined are left out. */
export function xmlMarkup(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeXmlAttribute(withoutXmlControls(value))}"`))
    .join('');
  const content = children.join('');
  return content === '' ? `<${name}${written} />` : `<${name}${written}>${content}</${name}>`;
}

/** An element with text in it. */
export const xmlTextMarkup = (name: string, text: string): string =>
  xmlMarkup(name, {}, escapeXmlText(withoutXmlControls(text)));
