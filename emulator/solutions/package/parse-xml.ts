import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { DataverseFault } from '../../engine/dataverse-fault';
import { type PackageLimits, packageLimits } from './archive/limits';
import { invalidXml, notWellFormed } from '../solution-faults';
import { XmlElement } from './xml-element';
import { decodeXmlText } from '../../xml/xml-text';

const textName = '#text';
const cdataName = '#cdata';
const attributesName = ':@';

/**
 * Reads one XML part. Refuses a document type definition (external entities, entity expansion), too many or too deeply
 * nested elements and oversized attributes with 0x8004802C, and what is not well-formed with 0x80048013.
 * A byte order mark is skipped.
 *
 * @param part its name, for messages
 */
export function parseXml(bytes: Uint8Array, part: string, limits: PackageLimits = packageLimits): XmlElement {
  const text = decode(bytes, part);
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(text)) throw invalidXml(part, 'a document type definition is not accepted.');
  try {
    const verdict = XMLValidator.validate(text);
    if (verdict !== true) throw notWellFormed(part, `line ${verdict.err.line}: ${verdict.err.msg}`);
    const roots = elementsOf(newParser(part, limits).parse(text));
    const [root] = roots;
    if (root === undefined || roots.length > 1) throw notWellFormed(part, 'it must have exactly one root element.');
    return root;
  } catch (error) {
    if (error instanceof DataverseFault) throw error;
    throw notWellFormed(part, error instanceof Error ? error.message : 'it cannot be read');
  }
}

function decode(bytes: Uint8Array, part: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notWellFormed(part, 'it is not UTF-8.');
  }
}

/** The limits are applied while it reads: afterwards the whole tree would be in memory. */
function newParser(part: string, limits: PackageLimits): XMLParser {
  let elements = 0;
  return new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    cdataPropName: cdataName,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    // Entities are ours to decode: the library's own decoder leaves character references alone.
    processEntities: false,
    jPath: false,
    updateTag: (name, path, attributes: Readonly<Record<string, string>> | undefined) => {
      elements += 1;
      if (elements > limits.xmlElements) throw invalidXml(part, `it has more than ${limits.xmlElements} elements.`);
      if (typeof path !== 'string' && path.getDepth() > limits.xmlDepth) {
        throw invalidXml(part, `its elements are nested more than ${limits.xmlDepth} deep.`);
      }
      if (Object.values(attributes ?? {}).some(value => value.length > limits.xmlAttributeLength)) {
        throw invalidXml(part, `an attribute of ${name} is longer than ${limits.xmlAttributeLength} characters.`);
      }
      return name;
    },
  });
}

/**
 * The parser gives each node as an object with one property, named after the element, and one with the attributes.
 * Here is the border where that untyped shape becomes {@link XmlElement}.
 */
function elementsOf(nodes: unknown): XmlElement[] {
  return listOf(nodes).flatMap(node => {
    const name = Object.keys(node).find(key => key !== attributesName);
    if (name === undefined || name === textName || name === cdataName) return [];
    return [new XmlElement(name, attributesOf(node), elementsOf(node[name]), textOf(node[name]))];
  });
}

function attributesOf(node: Readonly<Record<string, unknown>>): Map<string, string> {
  const given = node[attributesName];
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  return new Map(entries.map(([name, value]) => [name, decodeXmlText(String(value))]));
}

function textOf(nodes: unknown): string {
  const pieces = listOf(nodes).map(node => {
    if (textName in node) return decodeXmlText(String(node[textName]));
    return cdataName in node
      ? listOf(node[cdataName])
          .map(inner => String(inner[textName]))
          .join('')
      : '';
  });
  return pieces.join('');
}

const listOf = (nodes: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(nodes) ? (nodes as readonly Readonly<Record<string, unknown>>[]) : [];
