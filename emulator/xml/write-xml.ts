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
  const declarations = xmlDeclarations(new Map([...prefixes.ofNames, ...prefixesOfValues(root, prefixes)]));
  return `<${name}${declarations}${own}>${content}</${name}>`;
}

/** One prefix a namespace, all over a document. */
class Prefixes {
  readonly #all: Map<string, string>;
  readonly #ofNames: Map<string, string>;

  constructor(known: Readonly<Record<string, string>>) {
    this.#all = new Map([...Object.entries(known), [instance('').namespace, 'i']]);
    this.#ofNames = new Map(this.#all);
  }

  /** By namespace: those that stand in names of elements and attributes. */
  get ofNames(): ReadonlyMap<string, string> {
    return this.#ofNames;
  }

  of(namespace: string): string {
    const prefix = this.#all.get(namespace) ?? `n${this.#all.size}`;
    this.#all.set(namespace, prefix);
    return prefix;
  }

  inName(name: XmlName): string {
    if (name.namespace !== '') this.#ofNames.set(name.namespace, this.of(name.namespace));
    return this.inValue(name);
  }

  inValue({ namespace, name }: XmlName): string {
    return namespace === '' ? name : `${this.of(namespace)}:${name}`;
  }
}

function writeXmlNode(node: XmlNode, prefixes: Prefixes): string {
  const name = prefixes.inName(node.name);
  const attributes = `${xmlDeclarations(prefixesOfValues(node, prefixes))}${writeXmlAttributes(node, prefixes)}`;
  const content = writeXmlContent(node, prefixes);
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

function writeXmlContent({ content }: XmlNode, prefixes: Prefixes): string {
  if (typeof content === 'string') return escapeXmlText(content);
  if ('namespace' in content) return prefixes.inValue(content);
  return content.map(child => writeXmlNode(child, prefixes)).join('');
}

function writeXmlAttributes({ type, isNil, attributes = {} }: XmlNode, prefixes: Prefixes): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXmlAttribute(value)}"`);
  if (type !== undefined) written.push(` i:type="${prefixes.inValue(type)}"`);
  if (isNil === true) written.push(' i:nil="true"');
  return written.join('');
}

/** The prefixes that stand in the values of one element, by namespace. */
function prefixesOfValues({ type, content }: XmlNode, prefixes: Prefixes): ReadonlyMap<string, string> {
  const declared = new Map<string, string>();
  const nameAsContent = typeof content === 'object' && 'namespace' in content ? content : undefined;
  for (const name of [type, nameAsContent]) {
    if (name !== undefined && name.namespace !== '') declared.set(name.namespace, prefixes.of(name.namespace));
  }
  return declared;
}

const xmlDeclarations = (prefixes: ReadonlyMap<string, string>): string =>
  Array.from(prefixes, ([namespace, prefix]) => ` xmlns:${prefix}="${escapeXmlAttribute(namespace)}"`).join('');
