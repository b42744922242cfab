import { SaxesParser, type SaxesTagNS } from 'saxes';
import { ProtocolError } from '../../errors';
import { namespaces } from './namespaces';
import { XmlElement, type XmlName } from './xml-element';

/** Far deeper than any reply of the Organization Service. */
const maxDepth = 200;

/** Characters that the parser is given at a time. */
const chunkLength = 65_536;

/**
 * Reads a document into elements with resolved names: prefixes are the writer's choice and mean nothing. A document
 * type declaration is refused, so that no entity can expand; so is a document nested more than 200 deep.
 *
 * @throws ProtocolError when the text is not well-formed XML.
 */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  const addText = (chunk: string) => open.at(-1)?.addText(chunk);

  parser.on('error', error => refuse(error.message.slice(0, 200)));
  parser.on('doctype', () => refuse('it carries a document type declaration'));
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => open.pop());
  parser.on('opentag', tag => {
    if (open.length >= maxDepth) refuse(`it is nested more than ${maxDepth} deep`);
    const element = elementOf(tag, prefix => parser.resolve(prefix));
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });

  // In pieces: the parser tells of a document type declaration only at its end, which may never come.
  for (let at = 0; at < text.length; at += chunkLength) {
    if (at > 0 && root === undefined) refuse(`it has no element in its first ${chunkLength} characters`);
    parser.write(text.slice(at, at + chunkLength));
  }
  parser.close();
  return root ?? refuse('it is empty');
}

function elementOf(tag: SaxesTagNS, resolve: (prefix: string) => string | undefined): XmlElement {
  const attributes = Object.values(tag.attributes);
  const find = (name: string) =>
    attributes.find(({ uri, local }) => uri === namespaces.i && local === name)?.value.trim();
  const nil = find('nil');
  const type = find('type');

  return new XmlElement(tag.uri, tag.local, {
    isNil: nil === 'true' || nil === '1',
    type: type === undefined ? undefined : qualifiedName(type, resolve),
  });
}

function qualifiedName(written: string, resolve: (prefix: string) => string | undefined): XmlName {
  const colon = written.indexOf(':');
  return { namespace: resolve(written.slice(0, Math.max(colon, 0))) ?? '', name: written.slice(colon + 1) };
}

function refuse(why: string): never {
  throw new ProtocolError(
    `The Organization Service answered with XML that cannot be read: ${why}`,
    'open the exchange in the report: a proxy or a sign-in page may have answered in its place.',
  );
}
