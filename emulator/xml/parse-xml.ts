import { SaxesParser, type SaxesTagNS } from 'saxes';
import { XmlElement } from './xml-element';
import { instance, xmlNameText, type XmlName } from './xml-name';

/** What a document may be. */
export type XmlLimits = {
  readonly depth: number;
  readonly elements: number;
  /** Of one element. */
  readonly attributes: number;
  /** Characters of one attribute's value. */
  readonly attributeLength: number;
  /** Whether processing instructions are passed over; else they are refused. */
  readonly processingInstructions: boolean;
};

/** A document that is not taken; the message says why. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  /** Not XML at all, or XML that is not accepted: a document type declaration, more than the limits allow. */
  readonly kind: 'not-well-formed' | 'not-accepted';

  constructor(kind: XmlError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Characters that the parser is given at a time. */
const chunkLength = 65_536;

/**
 * Reads a document into elements with resolved names. Refuses a document type declaration, so that no entity can expand,
 * and what exceeds the limits as soon as it does. Throws an {@link XmlError}.
 */
export function parseXml(text: string, limits: XmlLimits): XmlElement {
  const reader = new XmlReader(text, limits);
  while (reader.readOn());
  return reader.root;
}

/** {@link parseXml} piece by piece, for documents so long that others must have their turn in between. */
export class XmlReader {
  readonly #text: string;
  readonly #parser = new SaxesParser({ xmlns: true });
  readonly #tree: ElementTree;
  #at = 0;

  constructor(text: string, limits: XmlLimits) {
    this.#text = text;
    const parser = this.#parser;
    const tree = new ElementTree(limits);
    this.#tree = tree;
    parser.on('error', ({ message }) => {
      throw new XmlError('not-well-formed', message.slice(0, 200));
    });
    parser.on('doctype', () => refuseXml('a document type declaration is not accepted.'));
    parser.on('processinginstruction', () => {
      if (!limits.processingInstructions) refuseXml('a processing instruction is not accepted.');
    });
    parser.on('text', chunk => tree.append(chunk));
    parser.on('cdata', chunk => tree.append(chunk));
    parser.on('attribute', ({ value }) => tree.checkAttribute(value));
    parser.on('opentag', tag => tree.open(toXmlElement(tag, prefix => parser.resolve(prefix))));
    parser.on('closetag', () => tree.close());
  }

  /** Reads the next piece. False once the whole document is read. Throws an {@link XmlError}. */
  readOn(): boolean {
    // In pieces: the parser tells of a document type declaration only at its end, which may never come.
    if (this.#at > 0 && this.#tree.root === undefined)
      refuseXml(`it has no element in its first ${chunkLength} characters.`);
    this.#parser.write(this.#text.slice(this.#at, this.#at + chunkLength));
    this.#at += chunkLength;
    if (this.#at < this.#text.length) return true;
    this.#parser.close();
    return false;
  }

  /** What was read. Throws an {@link XmlError} where there was nothing. */
  get root(): XmlElement {
    return this.#tree.root ?? refuseXml('it is empty.');
  }
}

/** The elements read so far, within the limits. */
class ElementTree {
  root: XmlElement | undefined;
  readonly #limits: XmlLimits;
  readonly #open: XmlElement[] = [];
  #elements = 0;
  /** Of the tag that is being read. */
  #attributes = 0;

  constructor(limits: XmlLimits) {
    this.#limits = limits;
  }

  append(text: string): void {
    this.#open.at(-1)?.append(text);
  }

  checkAttribute(value: string): void {
    const { attributes, attributeLength } = this.#limits;
    this.#attributes += 1;
    if (this.#attributes > attributes) refuseXml(`an element has more than ${attributes} attributes.`);
    if (value.length > attributeLength) refuseXml(`an attribute is longer than ${attributeLength} characters.`);
  }

  open(element: XmlElement): void {
    const { elements, depth } = this.#limits;
    this.#attributes = 0;
    this.#elements += 1;
    if (this.#elements > elements) refuseXml(`it has more than ${elements} elements.`);
    if (this.#open.length >= depth) refuseXml(`its elements are nested more than ${depth} deep.`);
    this.#open.at(-1)?.children.push(element);
    this.root ??= element;
    this.#open.push(element);
  }

  close(): void {
    this.#open.pop();
  }
}

function refuseXml(reason: string): never {
  throw new XmlError('not-accepted', reason);
}

function toXmlElement(tag: SaxesTagNS, resolve: (prefix: string) => string | undefined): XmlElement {
  const attributes = new Map<string, string>();
  for (const { uri, local, value } of Object.values(tag.attributes)) {
    attributes.set(xmlNameText({ namespace: uri, name: local }), value);
  }
  const type = attributes.get(xmlNameText(instance('type')));
  const name = { namespace: tag.uri, name: tag.local };
  return new XmlElement(name, attributes, type === undefined ? undefined : resolveXmlName(type, resolve));
}

/** A QName such as `a:Entity`, by the prefixes in force where it stands. */
function resolveXmlName(written: string, resolve: (prefix: string) => string | undefined): XmlName {
  const [, prefix = '', name = ''] = /^(?:([^:]*):)?([^:]+)$/.exec(written.trim()) ?? [];
  const namespace = resolve(prefix);
  if (name === '' || (namespace === undefined && prefix !== '')) {
    refuseXml(`the type '${written.slice(0, 200)}' has a prefix that is not declared.`);
  }
  return { namespace: namespace ?? '', name };
}
