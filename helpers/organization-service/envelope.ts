import { ProtocolError } from '../errors';
import { namespaces } from './namespaces';
import { readXml } from './read-xml';
import { element, nil, type QName, text, typed, writeXml, type XmlNode } from './write-xml';
import type { XmlElement } from './xml-element';

/** A message to be executed: its name, its contract type, and its parameters as `b:value` elements. */
export type OrganizationRequest = {
  readonly name: string;
  readonly type: QName;
  readonly parameters: Readonly<Record<string, XmlNode>>;
};

/** The results of an executed message by key, each as its `b:value` element. */
export type Results = ReadonlyMap<string, XmlElement>;

/** The envelope of an Execute call, as .NET clients send it. */
export function writeExecute({ name, type, parameters }: OrganizationRequest): string {
  const pairs = Object.entries(parameters).map(([key, value]) =>
    element('a:KeyValuePairOfstringanyType', text('b:key', key), value),
  );
  const request = typed('svc:request', type, [
    element('a:Parameters', ...pairs),
    nil('a:RequestId'),
    text('a:RequestName', name),
  ]);
  return writeXml(
    element(
      's:Envelope',
      element('s:Header', text('a:UserType', 'CrmUser'), text('a:SdkClientVersion', '9.2')),
      element('s:Body', element('svc:Execute', request)),
    ),
  );
}

/** The results in the envelope of a reply. Throws ProtocolError when it is no answer to an Execute call. */
export function readExecuteResponse(body: string): Results {
  const result = bodyOf(body).get(namespaces.svc, 'ExecuteResponse').get(namespaces.svc, 'ExecuteResult');
  const pairs = result.find(namespaces.a, 'Results')?.children ?? [];
  return new Map(pairs.map(pair => [pair.get(namespaces.b, 'key').text, pair.get(namespaces.b, 'value')]));
}

/** A fault of the service, or undefined when the text is no SOAP fault. */
export type Fault = { readonly code: number; readonly message: string };

/** Reads a SOAP fault. The code is the service's own signed number. */
export function readFault(body: string): Fault | undefined {
  const fault = bodyOf(body).find(namespaces.s, 'Fault');
  if (fault === undefined) return undefined;
  const detail = fault.find('', 'detail')?.find(namespaces.a, 'OrganizationServiceFault');
  return {
    code: Number(detail?.textOf(namespaces.a, 'ErrorCode') ?? 0),
    message: detail?.textOf(namespaces.a, 'Message') ?? fault.textOf('', 'faultstring') ?? 'a fault without a message',
  };
}

function bodyOf(body: string): XmlElement {
  const root = readXml(body);
  if (root.namespace === namespaces.s && root.name === 'Envelope') return root.get(namespaces.s, 'Body');
  throw new ProtocolError(
    `The Organization Service answered with <${root.name}> of ${root.namespace || 'no namespace'} and no SOAP envelope`,
    'open the exchange in the report: a proxy or a sign-in page may have answered in its place.',
  );
}
