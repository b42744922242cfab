import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { PackageError } from '../../dataverse/errors';
import type { XmlElement, XmlNode } from './xml-tree';

const attributesKey = ':@';
const textKey = '#text';
const cdataKey = '#cdata';

/** What fast-xml-parser makes in its order-preserving mode: one key names the node, ':@' holds the attributes. */
type ParsedNode = Readonly<Record<string, unknown>>;

// Nothing is interpreted: numbers, entities and blanks reach the package as the source spells them.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: cdataKey,
});

/**
 * Reads one source file into its root element. Comments and the declaration are left behind.
 * Throws PackageError naming `file` when the text is not well-formed or brings a document type along.
 */
export function parseSourceXml(text: string, file: string): XmlElement {
  if (text.includes('<!DOCTYPE')) {
    throw malformed(file, 'it holds a document type, which no solution file does');
  }
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) {
    throw malformed(file, `${verdict.err.msg} (line ${verdict.err.line}, column ${verdict.err.col})`);
  }
  const nodes = (parser.parse(text) as ParsedNode[]).map(node => toNode(node, file));
  const roots = nodes.filter(node => typeof node !== 'string');
  const [root] = roots;
  if (root === undefined || roots.length > 1) {
    throw malformed(file, `it holds ${roots.length} root elements instead of one`);
  }
  return root;
}

function toNode(parsed: ParsedNode, file: string): XmlNode {
  const name = Object.keys(parsed).find(key => key !== attributesKey) ?? '';
  if (name === textKey) return raw(String(parsed[textKey]), file);
  const children = parsed[name] as readonly ParsedNode[];
  if (name === cdataKey) return escapeText(children.map(child => String(child[textKey])).join(''));
  const attributes = (parsed[attributesKey] ?? {}) as Readonly<Record<string, string>>;
  for (const value of Object.values(attributes)) raw(value, file);
  return { name, attributes, children: children.map(child => toNode(child, file)) };
}

/** The validator lets a bare '<' or '&' in an attribute and undeclared entities pass; an environment's parser does not. */
function raw(value: string, file: string): string {
  const offence = /<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);).{0,10}/.exec(value);
  if (offence !== null) throw malformed(file, `"${offence[0]}" is neither text nor an entity that XML knows`);
  return value;
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function malformed(file: string, problem: string): PackageError {
  return new PackageError(`${file} is not well-formed XML: ${problem}.`, 'correct that file and pack again.');
}
