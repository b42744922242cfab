import { HarnessError } from '../../errors';
import { namespaces, type Prefix } from './namespaces';

/** A prefixed name, e.g. `a:RequestName`. */
export type QName = `${Prefix}:${string}`;

/** An element to be written. Text and child elements; attributes are only ever `i:type` and `i:nil`. */
export type XmlNode = {
  readonly name: QName;
  readonly type?: QName;
  readonly nil?: true;
  readonly content: string | readonly XmlNode[];
};

export const element = (name: QName, ...children: readonly XmlNode[]): XmlNode => ({ name, content: children });
export const typed = (name: QName, type: QName, content: string | readonly XmlNode[]): XmlNode => ({
  name,
  type,
  content,
});
export const text = (name: QName, content: string): XmlNode => ({ name, content });
export const nil = (name: QName): XmlNode => ({ name, nil: true, content: '' });

/**
 * Writes a document without white space between elements, which the service was seen to dislike. All namespaces are
 * declared once, on the root. Throws HarnessError for a character that XML cannot carry.
 */
export function writeXml(root: XmlNode): string {
  const declarations = Object.entries(namespaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return write(root, declarations.join(''));
}

function write({ name, type, nil: isNil, content }: XmlNode, declarations = ''): string {
  const attributes = `${declarations}${type === undefined ? '' : ` i:type="${type}"`}${isNil ? ' i:nil="true"' : ''}`;
  const inner = typeof content === 'string' ? escapeText(content) : content.map(child => write(child)).join('');
  return inner === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };

/** https://www.w3.org/TR/xml/#charsets: XML 1.0 cannot carry them, not even as a reference. */
const notInXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** A bare carriage return would be read back as a line feed, so it is written as a reference. */
function escapeText(value: string): string {
  const bad = notInXml.exec(value)?.[0];
  if (bad !== undefined) throw unwritable(bad);
  return value.replace(/[&<>\r]/g, character => escapes[character] ?? character);
}

const unwritable = (character: string): HarnessError =>
  new HarnessError(
    `A value holds the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}, which XML cannot carry.`,
    'leave it out of what is sent to the Organization Service, or send it through the Web API.',
  );
