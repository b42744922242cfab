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
 * Writes a document without blanks between its elements. All namespaces are declared on the root: those of `known` under
 * their own prefixes, the others under made ones, since readers match by namespace.
 *
 * @param known prefixes by namespace
 */
export function writeXml(root: XmlNode, known: Readonly<Record<string, string>> = {}): string {
  const prefixes = new Map([...Object.entries(known), [instance('').namespace, 'i']]);
  const content = writeXmlContent(root, prefixes);
  const name = qualifyXmlName(root.name, prefixes);
  const own = writeXmlAttributes(root, prefixes);
  const declarations = [...prefixes].map(
    ([namespace, prefix]) => ` xmlns:${prefix}="${escapeXmlAttribute(namespace)}"`,
  );
  return `<${name}${declarations.join('')}${own}>${content}</${name}>`;
}

function writeXmlNode(node: XmlNode, prefixes: Map<string, string>): string {
  const name = qualifyXmlName(node.name, prefixes);
  const attributes = writeXmlAttributes(node, prefixes);
  const content = writeXmlContent(node, prefixes);
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

function writeXmlContent({ content }: XmlNode, prefixes: Map<string, string>): string {
  if (typeof content === 'string') return escapeXmlText(content);
  if ('namespace' in content) return qualifyXmlName(content, prefixes);
  return content.map(child => writeXmlNode(child, prefixes)).join('');
}

function writeXmlAttributes({ type, isNil, attributes = {} }: XmlNode, prefixes: Map<string, string>): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXmlAttribute(value)}"`);
  if (type !== undefined) written.push(` i:type="${qualifyXmlName(type, prefixes)}"`);
  if (isNil === true) written.push(' i:nil="true"');
  return written.join('');
}

function qualifyXmlName({ namespace, name }: XmlName, prefixes: Map<string, string>): string {
  if (namespace === '') return name;
  const prefix = prefixes.get(namespace) ?? `n${prefixes.size}`;
  prefixes.set(namespace, prefix);
  return `${prefix}:${name}`;
}
