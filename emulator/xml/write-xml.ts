import { escapeXmlAttribute, escapeXmlText } from './markup';
import { instance, type XmlName } from './xml-name';

/** An element to be written. */
export type XmlNode = {
  readonly name: XmlName;
  /** Text, children, or a name that is written with a prefix in force. */
  readonly content: string | readonly XmlNode[] | XmlName;
  /** The `i:type`. */
  readonly type?: XmlName;
  readonly isNil?: true;
  readonly attributes?: Readonly<Record<string, string>>;
};

export const element = (name: XmlName, ...children: readonly XmlNode[]): XmlNode => ({ name, content: children });

export const textNode = (name: XmlName, content: string | number | boolean): XmlNode => ({
  name,
  content: String(content),
});

/** `<name i:nil="true"/>` */
export const nilNode = (name: XmlName): XmlNode => ({ name, content: '', isNil: true });

/** Text, or nil where there is none. */
export const optionalNode = (name: XmlName, content: string | number | boolean | null): XmlNode =>
  content === null ? nilNode(name) : textNode(name, content);

/**
 * Writes a document without blanks between its elements. The namespaces of names are declared on the root: those of
 * `known` under their own prefixes, the others under made ones, since readers match by namespace. A prefix within a value
 * (an `i:type`, a name as content) is declared on its own element, as .NET's serializer does: who copies a part of the
 * document, as WCF copies the detail of a fault, keeps the declarations that names need, and sees no names in values.
 *
 * @param known prefixes by namespace
 */
export function writeXml(root: XmlNode, known: Readonly<Record<string, string>> = {}): string {
  const prefixes = new Prefixes(known);
  const content = writeXmlContent(root, prefixes);
  const name = prefixes.inName(root.name);
  const own = writeXmlAttributes(root, prefixes);
  const namespaces = new Set([...prefixes.namespacesOfNames, ...namespacesOfValues(root)]);
  const declarations = Array.from(namespaces, namespace => prefixes.declarationOf(namespace)).join('');
  return `<${name}${declarations}${own}>${content}</${name}>`;
}

/** One prefix a namespace, all over a document. */
class Prefixes {
  readonly #all: Map<string, string>;
  readonly #ofNames: Set<string>;
  /** By namespace: ` xmlns:n1="…"`, which a page of rows has some ten thousand times. */
  readonly #declarations = new Map<string, string>();

  constructor(known: Readonly<Record<string, string>>) {
    this.#all = new Map([...Object.entries(known), [instance('').namespace, 'i']]);
    this.#ofNames = new Set(this.#all.keys());
  }

  /** Those of elements and attributes. */
  get namespacesOfNames(): ReadonlySet<string> {
    return this.#ofNames;
  }

  of(namespace: string): string {
    const known = this.#all.get(namespace);
    if (known !== undefined) return known;
    const prefix = `n${this.#all.size}`;
    this.#all.set(namespace, prefix);
    return prefix;
  }

  declarationOf(namespace: string): string {
    const known = this.#declarations.get(namespace);
    if (known !== undefined) return known;
    const declaration = ` xmlns:${this.of(namespace)}="${escapeXmlAttribute(namespace)}"`;
    this.#declarations.set(namespace, declaration);
    return declaration;
  }

  inName(name: XmlName): string {
    if (name.namespace !== '') this.#ofNames.add(name.namespace);
    return this.inValue(name);
  }

  inValue({ namespace, name }: XmlName): string {
    return namespace === '' ? name : `${this.of(namespace)}:${name}`;
  }
}

function writeXmlNode(node: XmlNode, prefixes: Prefixes): string {
  const name = prefixes.inName(node.name);
  let attributes = '';
  for (const namespace of namespacesOfValues(node)) attributes += prefixes.declarationOf(namespace);
  attributes += writeXmlAttributes(node, prefixes);
  const content = writeXmlContent(node, prefixes);
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

function writeXmlContent({ content }: XmlNode, prefixes: Prefixes): string {
  if (typeof content === 'string') return escapeXmlText(content);
  if ('namespace' in content) return prefixes.inValue(content);
  return content.map(child => writeXmlNode(child, prefixes)).join('');
}

function writeXmlAttributes({ type, isNil, attributes }: XmlNode, prefixes: Prefixes): string {
  let written = '';
  for (const name in attributes) written += ` ${name}="${escapeXmlAttribute(attributes[name] ?? '')}"`;
  if (type !== undefined) written += ` i:type="${prefixes.inValue(type)}"`;
  return isNil === true ? `${written} i:nil="true"` : written;
}

const none: readonly string[] = [];

/** The namespaces of names that stand in the values of one element, each once. Most elements have none. */
function namespacesOfValues({ type, content }: XmlNode): readonly string[] {
  const ofType = type?.namespace ?? '';
  const ofContent = typeof content === 'object' && 'namespace' in content ? content.namespace : '';
  if (ofContent === '' || ofContent === ofType) return ofType === '' ? none : [ofType];
  return ofType === '' ? [ofContent] : [ofType, ofContent];
}
