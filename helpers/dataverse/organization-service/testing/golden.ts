import { readFileSync } from 'node:fs';
import path from 'node:path';
import { namespaces } from '../soap/namespaces';
import { readXml } from '../../xml/read-xml';
import type { XmlElement } from '../../xml/xml-element';

const folder = path.resolve(__dirname, '../../../../docs/wire/organization-service');

/** For unit tests: a shape of the wire that Microsoft's own SDK reads and writes, see docs/wire. */
export const golden = (name: string): XmlElement => readXml(goldenText(name));

/** The same as its text. */
export const goldenText = (name: string): string => readFileSync(path.join(folder, `${name}.xml`), 'utf8');

/** An element whose namespaces are resolved, without white space between elements: two writers' output can be compared. */
type Canonical = {
  readonly name: string;
  readonly type?: string;
  readonly nil?: true;
  readonly content: string | readonly Canonical[];
};

export function canonical(node: XmlElement): Canonical {
  const leaf = node.children.length === 0;
  return {
    name: `{${node.namespace}}${node.name}`,
    ...(node.type && { type: `{${node.type.namespace}}${node.type.name}` }),
    ...(node.isNil && { nil: true }),
    content: leaf ? node.text : node.children.map(canonical),
  };
}

/** The request in an envelope, or the element itself when it is none. The id of a request is the sender's choice. */
export function requestIn(root: XmlElement): Canonical {
  const inEnvelope = root.find(namespaces.s, 'Body')?.find(namespaces.svc, 'Execute')?.find(namespaces.svc, 'request');
  const request = canonical(inEnvelope ?? root);
  const anyId = { name: `{${namespaces.a}}RequestId`, nil: true, content: '' } as const;
  const content = typeof request.content === 'string' ? [] : request.content;
  return { ...request, content: content.map(child => (child.name === anyId.name ? anyId : child)) };
}
