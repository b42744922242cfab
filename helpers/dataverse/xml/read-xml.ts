import { SaxesParser, type SaxesTagNS } from 'saxes';
import { XmlElement, type XmlName } from './xml-element';

/** The text is not XML that can be read. The message says why, and where. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** There is more of it than fits into memory. */
export class XmlBoundsError extends XmlError {}

const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';

/** Far deeper than any document of Dataverse. */
const maxDepth = 200;

/** How much of it one document may hold. */
export type XmlBounds = { readonly elements: number; readonly attributes: number };

/**
 * Of one document. An element takes 450 bytes of memory: 5,000 rows with 100 columns through the Organization Service are one
 * and a half million, with lookups and formatted values two and a half; the `$metadata` of a large organization is a million,
 * with three attributes each.
 */
const mostOfAll: XmlBounds = { elements: 4_000_000, attributes: 10_000_000 };

/** Characters that the parser is given at a time. */
const chunkLength = 65_536;

type Open = { readonly tag: SaxesTagNS; readonly type: XmlName | undefined; readonly content: (XmlElement | string)[] };

/**
 * Reads a document into elements with resolved names. Comments and the declaration are left behind. A document type
 * declaration is refused, so that no entity can expand; so is a document nested more than 200 deep, or of more elements or
 * attributes than fit into memory.
 *
 * Throws XmlError when the text is not well-formed XML, or is refused: XmlBoundsError for what is too much.
 */
export function readXml(text: string, most = mostOfAll): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: Open[] = [];
  let root: XmlElement | undefined;
  const addText = (chunk: string) => open.at(-1)?.content.push(chunk);

  parser.on('error', error => refuseXml(describeXmlFault(error)));
  parser.on('doctype', () => refuseXml('it carries a document type declaration'));
  parser.on('text', addText);
  parser.on('cdata', addText);
  let [elements, attributes] = [0, 0];
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > most.attributes) refuseSize(`it holds more than ${most.attributes} attributes`);
  });
  parser.on('opentag', tag => {
    elements += 1;
    if (elements > most.elements) refuseSize(`it holds more than ${most.elements} elements`);
    if (open.length >= maxDepth) refuseXml(`it is nested more than ${maxDepth} deep`);
    const written = instanceAttribute(tag, 'type');
    const type = written === undefined ? undefined : resolvedXmlName(written, prefix => parser.resolve(prefix));
    open.push({ tag, type, content: [] });
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const element = elementOf(closed);
    open.at(-1)?.content.push(element);
    root = element;
  });

  // In pieces: the parser tells of a document type declaration only at its end, which may never come.
  for (let at = 0; at < text.length; at += chunkLength) {
    if (at > 0 && root === undefined && open.length === 0) {
      refuseXml(`it has no element in its first ${chunkLength} characters`);
    }
    parser.write(text.slice(at, at + chunkLength));
  }
  parser.close();
  return root ?? refuseXml('it is empty');
}

function elementOf({ tag, type, content }: Open): XmlElement {
  const nil = instanceAttribute(tag, 'nil');
  return new XmlElement({
    name: tag.local,
    prefix: tag.prefix,
    namespace: tag.uri,
    attributes: new Map(Object.values(tag.attributes).map(({ name, value }) => [name, value])),
    content,
    type,
    isNil: nil === 'true' || nil === '1',
  });
}

const instanceAttribute = (tag: SaxesTagNS, name: string): string | undefined =>
  Object.values(tag.attributes)
    .find(({ uri, local }) => uri === instanceNamespace && local === name)
    ?.value.trim();

function resolvedXmlName(written: string, resolve: (prefix: string) => string | undefined): XmlName {
  const colon = written.indexOf(':');
  return { namespace: resolve(written.slice(0, Math.max(colon, 0))) ?? '', name: written.slice(colon + 1) };
}

/** saxes begins its messages with `line:column: `. */
const describeXmlFault = ({ message }: Error): string =>
  message.slice(0, 200).replace(/^(\d+):(\d+): (.*?)\.?$/s, '$3 (line $1, column $2)');

function refuseXml(why: string): never {
  throw new XmlError(why);
}

function refuseSize(why: string): never {
  throw new XmlBoundsError(why);
}
