import type { XmlElement, XmlNode } from './xml-tree';

const encoder = new TextEncoder();

/**
 * The bytes of one part, as an environment's own export writes them: UTF-8 without byte order mark, no declaration,
 * two blanks a level, CRLF, `<name />` for an empty element.
 */
export function encodeXml(root: XmlElement): Uint8Array {
  return encoder.encode(writeElement(root, '').replaceAll('\n', '\r\n'));
}

function writeElement(element: XmlElement, indent: string): string {
  const start = `${indent}<${element.name}${writeAttributes(element)}`;
  const nodes = withoutLayout(element.children);
  if (nodes.length === 0) return `${start} />`;
  // Blanks beside text may matter, so an element that holds text keeps its own spacing.
  const body = nodes.some(node => typeof node === 'string')
    ? nodes.map(node => (typeof node === 'string' ? node : writeElement(node, ''))).join('')
    : `\n${nodes.map(node => (typeof node === 'string' ? node : writeElement(node, `${indent}  `))).join('\n')}\n${indent}`;
  return `${start}>${body}</${element.name}>`;
}

/** Drops the line breaks and indentation between elements; they are made anew. */
function withoutLayout(children: readonly XmlNode[]): readonly XmlNode[] {
  const texts = children.filter(node => typeof node === 'string');
  const holdsText = texts.some(text => text.trim() !== '');
  const isBlankValue = texts.length === children.length && !texts.join('').includes('\n');
  return holdsText || isBlankValue ? children : children.filter(node => typeof node !== 'string');
}

function writeAttributes({ attributes }: XmlElement): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value.replaceAll('"', '&quot;')}"`)
    .join('');
}
