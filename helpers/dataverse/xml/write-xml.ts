import { HarnessError } from '../errors';
import type { XmlElement } from './xml-element';

/** Writes an element without white space of its own. Throws HarnessError for a character that XML cannot carry. */
export function writeXml(element: XmlElement): string {
  const start = `${element.qualifiedName}${writeAttributes(element)}`;
  const inner = element.content.map(node => (typeof node === 'string' ? escapeXmlText(node) : writeXml(node))).join('');
  return inner === '' ? `<${start}/>` : `<${start}>${inner}</${element.qualifiedName}>`;
}

/** ` name="value"` for each attribute. */
export function writeAttributes({ attributes }: XmlElement): string {
  return [...attributes].map(([name, value]) => ` ${name}="${escapeXmlAttribute(value)}"`).join('');
}

/** A bare carriage return would be read back as a line feed, so it is written as a reference. */
export const escapeXmlText = (text: string): string => escapeXml(text, /[&<>\r]/g);

/** White space other than blanks would be read back as blanks. */
const escapeXmlAttribute = (value: string): string => escapeXml(value, /[&<"\t\n\r]/g);

const references: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' },
  ...{ '\t': '&#x9;', '\n': '&#xA;', '\r': '&#xD;' },
};

/** https://www.w3.org/TR/xml/#charsets: XML 1.0 cannot carry them, not even as a reference. */
const notInXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

function escapeXml(text: string, special: RegExp): string {
  const bad = notInXml.exec(text)?.[0];
  if (bad === undefined) return text.replace(special, character => references[character] ?? character);
  const codePoint = (bad.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  throw new HarnessError(
    `A value holds the character U+${codePoint}, which XML cannot carry.`,
    'leave it out of what is sent to the Organization Service, or send it through the Web API.',
  );
}
