import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An XML element with its attributes by name. Names never become object properties. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The element's own text, trimmed. */
  readonly text: string;
};

const prefix = '@';
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: prefix,
  parseTagValue: false,
  parseAttributeValue: false,
});

/** Reads a whole document and hands back its root. Throws an Error that names the fault; a DOCTYPE is one. */
export function parseXml(text: string): XmlElement {
  const source = text.replace(/^\uFEFF/, '');
  if (/<!DOCTYPE/i.test(source)) throw new Error('it declares a document type, which no solution file does');
  const verdict = XMLValidator.validate(source);
  if (verdict !== true) throw new Error(`${verdict.err.msg} (line ${verdict.err.line})`);

  const root = elementsOf(parser.parse(source)).find(element => !element.name.startsWith('?'));
  if (root === undefined) throw new Error('it has no root element');
  return root;
}

/** The first child of that name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find(candidate => candidate.name === name);

/** Every element below this one, however deep, with the element it stands in. */
export function* descendants(parent: XmlElement): Generator<{ element: XmlElement; parent: XmlElement }> {
  for (const element of parent.children) {
    yield { element, parent };
    yield* descendants(element);
  }
}

/** The parser's ordered form: `[{ name: [children], ':@': { '@attribute': value } }, { '#text': text }]`. */
function elementsOf(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => {
    const [entry] = entriesOf(node).filter(([name]) => name !== ':@' && name !== '#text');
    if (entry === undefined) return [];
    const [name, content] = entry;
    const attributes = entriesOf(entriesOf(node).find(([key]) => key === ':@')?.[1]);
    return {
      name,
      attributes: new Map(attributes.map(([key, value]) => [key.slice(prefix.length), String(value)])),
      children: elementsOf(content),
      text: textOf(content),
    };
  });
}

function textOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  const texts = nodes.map((node: unknown) => entriesOf(node).find(([name]) => name === '#text')?.[1] ?? '');
  return texts.map(String).join('').trim();
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];
