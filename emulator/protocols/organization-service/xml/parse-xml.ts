import { SaxesParser, type SaxesTagNS } from 'saxes';
import { type DataverseFault, invalidArgument } from '../../../engine/dataverse-fault';
import { instance, nameText, type XmlName } from './names';
import { XmlElement } from './xml-element';

export type XmlLimits = {
  readonly depth: number;
  readonly elements: number;
  /** Of one element. */
  readonly attributes: number;
  /** Characters of one attribute's value. */
  readonly attributeLength: number;
};

/** Far above what a message of the Organization Service needs. */
const messageLimits: XmlLimits = { depth: 100, elements: 50_000, attributes: 64, attributeLength: 16_384 };

const refused = (reason: string): DataverseFault => invalidArgument(`The XML cannot be read: ${reason}`);

/** Characters that the parser is given at a time. */
const chunkLength = 65_536;

/**
 * Reads a document into elements with resolved names. Refuses a document type declaration, so that no entity can expand,
 * and what exceeds the limits as soon as it does. Throws {@link refused} for this and for XML that is not well-formed.
 */
export function parseXml(text: string, limits: XmlLimits = messageLimits): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let elements = 0;
  let attributes = 0;
  const append = (chunk: string): void => open.at(-1)?.append(chunk);
  const refuse = (reason: string): never => {
    throw refused(reason);
  };

  parser.on('error', ({ message }) => refuse(`it is not well-formed (${message.slice(0, 200)}).`));
  parser.on('doctype', () => refuse('a document type declaration is not accepted.'));
  parser.on('processinginstruction', () => refuse('a processing instruction is not accepted.'));
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('opentagstart', () => {
    attributes = 0;
  });
  parser.on('attribute', ({ value }) => {
    attributes += 1;
    if (attributes > limits.attributes) refuse(`an element has more than ${limits.attributes} attributes.`);
    if (value.length > limits.attributeLength) {
      refuse(`an attribute is longer than ${limits.attributeLength} characters.`);
    }
  });
  parser.on('opentag', tag => {
    elements += 1;
    if (elements > limits.elements) refuse(`it has more than ${limits.elements} elements.`);
    if (open.length >= limits.depth) refuse(`its elements are nested more than ${limits.depth} deep.`);
    const element = toElement(tag, prefix => parser.resolve(prefix));
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());

  // In pieces: the parser tells of a document type declaration only at its end, which may never come.
  for (let at = 0; at < text.length; at += chunkLength) {
    if (at > 0 && root === undefined) refuse(`it has no element in its first ${chunkLength} characters.`);
    parser.write(text.slice(at, at + chunkLength));
  }
  parser.close();
  return root ?? refuse('it is empty.');
}

function toElement(tag: SaxesTagNS, resolve: (prefix: string) => string | undefined): XmlElement {
  const attributes = new Map<string, string>();
  for (const { uri, local, value } of Object.values(tag.attributes)) {
    attributes.set(nameText({ namespace: uri, name: local }), value);
  }
  const type = attributes.get(nameText(instance('type')));
  const name = { namespace: tag.uri, name: tag.local };
  return new XmlElement(name, attributes, type === undefined ? undefined : toName(type, resolve));
}

/** A QName such as `a:Entity`, by the prefixes in force where it stands. */
function toName(written: string, resolve: (prefix: string) => string | undefined): XmlName {
  const [, prefix = '', name = ''] = /^(?:([^:]*):)?([^:]+)$/.exec(written.trim()) ?? [];
  const namespace = resolve(prefix);
  if (name === '' || (namespace === undefined && prefix !== '')) {
    throw refused(`the type '${written.slice(0, 200)}' has a prefix that is not declared.`);
  }
  return { namespace: namespace ?? '', name };
}
