import { readJson } from '../../dataverse/http/read-json';
import { readXml } from '../../dataverse/xml/read-xml';
import { writeAttributes, writeXml } from '../../dataverse/xml/write-xml';
import type { XmlElement } from '../../dataverse/xml/xml-element';

/** Characters. A body that is nested deep is 400 times as long with a line for each value. */
const longestReadable = 1_000_000;

/**
 * A body as a person reads it: JSON and XML with a line for each value, whatever else as it stands. Values are the same, to
 * the last character.
 */
export function readableBody(body: string): string {
  if (body.length > longestReadable) return body;
  const start = body.trimStart().at(0);
  try {
    if (start === '{' || start === '[') return isExactJson(body) ? JSON.stringify(readJson(body), undefined, 2) : body;
    if (start === '<') return indented(readXml(body), '');
  } catch {
    // Half a body, or something that only begins like one.
  }
  return body;
}

/** JavaScript would round a long number, and nobody would see it. */
function isExactJson(body: string): boolean {
  const numbers = body.replace(/"(?:[^"\\]|\\[^]?)*"?/g, '""').match(/-?\d[\d.eE+-]*/g) ?? [];
  return numbers.every(number => String(Number(number)) === number);
}

/** Only where nothing but elements stands in an element may white space come between them. */
function indented(element: XmlElement, margin: string): string {
  const { children, content, qualifiedName } = element;
  if (children.length === 0 || children.length < content.filter(node => !isBlank(node)).length) {
    return margin + writeXml(element);
  }
  const inner = children.map(child => indented(child, `${margin}  `));
  return [`${margin}<${qualifiedName}${writeAttributes(element)}>`, ...inner, `${margin}</${qualifiedName}>`].join(
    '\n',
  );
}

const isBlank = (node: XmlElement | string): boolean => typeof node === 'string' && node.trim() === '';
