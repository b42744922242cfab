import { escapeXmlText, writeAttributes } from '../../dataverse/xml/write-xml';
import type { XmlContent, XmlElement } from '../../dataverse/xml/xml-element';

const encoder = new TextEncoder();

/**
 * The bytes of one part, as an environment's own export writes them: UTF-8 without byte order mark, no declaration,
 * two blanks a level, CRLF, `<name />` for an empty element. Throws HarnessError for a character that XML cannot carry.
 */
export function encodeXml(root: XmlElement): Uint8Array {
  return encoder.encode(writeElement(root, '').replaceAll('\n', '\r\n'));
}

function writeElement(element: XmlElement, indent: string): string {
  const start = `${indent}<${element.qualifiedName}${writeAttributes(element)}`;
  const nodes = withoutLayout(element.content);
  if (nodes.length === 0) return `${start} />`;
  const holdsText = nodes.some(node => typeof node === 'string');
  // Blanks beside text may matter, so an element that holds text keeps its own spacing.
  const [before, after, inner] = holdsText ? ['', '', ''] : ['\n', `\n${indent}`, `${indent}  `];
  const body = nodes.map(node => (typeof node === 'string' ? escapeXmlText(node) : writeElement(node, inner)));
  return `${start}>${before}${body.join(before)}${after}</${element.qualifiedName}>`;
}

/** Drops the line breaks and indentation between elements; they are made anew. */
function withoutLayout(content: XmlContent): XmlContent {
  const texts = content.filter(node => typeof node === 'string');
  const holdsText = texts.some(text => text.trim() !== '');
  const isBlankValue = texts.length === content.length && !texts.join('').includes('\n');
  return holdsText || isBlankValue ? content : content.filter(node => typeof node !== 'string');
}
