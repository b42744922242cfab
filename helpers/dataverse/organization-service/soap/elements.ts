import { writeXml } from '../../xml/write-xml';
import { type XmlContent, XmlElement } from '../../xml/xml-element';
import { namespaces, type Prefix } from './namespaces';

/** A prefixed name, e.g. `a:RequestName`. */
export type QName = `${Prefix}:${string}`;

export const element = (name: QName, ...children: readonly XmlElement[]): XmlElement => soapElement(name, children);

/** An element with the `i:type` that .NET reads its value by. */
export const typedElement = (name: QName, type: QName, content: string | readonly XmlElement[]): XmlElement =>
  soapElement(name, typeof content === 'string' ? [content] : content, { 'i:type': type });

export const textElement = (name: QName, content: string): XmlElement => soapElement(name, [content]);

export const nilElement = (name: QName): XmlElement => soapElement(name, [], { 'i:nil': 'true' });

function soapElement(
  qualified: QName,
  content: XmlContent,
  attributes: Readonly<Record<string, string>> = {},
): XmlElement {
  const colon = qualified.indexOf(':');
  const [prefix, name] = [qualified.slice(0, colon), qualified.slice(colon + 1)];
  return new XmlElement({ name, prefix, attributes: new Map(Object.entries(attributes)), content });
}

/**
 * Writes a document without white space between elements, which the service was seen to dislike. All namespaces are
 * declared once, on the root. Throws HarnessError for a character that XML cannot carry.
 */
export function writeDocument(root: XmlElement): string {
  const declarations = Object.entries(namespaces).map(([prefix, uri]) => [`xmlns:${prefix}`, uri] as const);
  return writeXml(root.with({ attributes: new Map([...declarations, ...root.attributes]) }));
}
