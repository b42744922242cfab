import { UnexpectedReplyError } from '../../errors';
import { namespaces } from './namespaces';
import { readXml, type XmlBounds, XmlBoundsError, XmlError } from '../../xml/read-xml';
import { element, nilElement, type QName, textElement, typedElement, writeDocument } from './elements';
import type { XmlElement } from '../../xml/xml-element';

/** A message to be executed: its name, its contract type, and its parameters as `b:value` elements. */
export type OrganizationRequest = {
  readonly name: string;
  readonly type: QName;
  readonly parameters: Readonly<Record<string, XmlElement>>;
};

/** The results of an executed message by key, each as its `b:value` element. */
export type Results = ReadonlyMap<string, XmlElement>;

/** The version of the SDK whose contract the messages follow: it has no members that servers of today lack. */
const sdkClientVersion = '9.2.49.6443';

/** The envelope of an Execute call, as .NET clients send it. */
export function writeExecute({ name, type, parameters }: OrganizationRequest): string {
  const pairs = Object.entries(parameters).map(([key, value]) =>
    element('a:KeyValuePairOfstringanyType', textElement('b:key', key), value),
  );
  const request = typedElement('svc:request', type, [
    element('a:Parameters', ...pairs),
    nilElement('a:RequestId'),
    textElement('a:RequestName', name),
  ]);
  return writeDocument(
    element(
      's:Envelope',
      element('s:Header', textElement('a:UserType', 'CrmUser'), textElement('a:SdkClientVersion', sdkClientVersion)),
      element('s:Body', element('svc:Execute', request)),
    ),
  );
}

/** The results in the envelope of a reply. Throws UnexpectedReplyError when it is not an answer to an Execute call. */
export function readExecuteResponse(reply: string): Results {
  const response = readSoapBody(reply).get(namespaces.svc, 'ExecuteResponse');
  return readResults(response.get(namespaces.svc, 'ExecuteResult'));
}

/** The results of an ExecuteResult element by their keys. */
export function readResults(executeResult: XmlElement): Results {
  const pairs = executeResult.find(namespaces.a, 'Results')?.children ?? [];
  return new Map(pairs.map(pair => [pair.get(namespaces.b, 'key').text, pair.get(namespaces.b, 'value')]));
}

/** One result of a message. Throws UnexpectedReplyError when the answer has none of that key. */
export function resultOf(results: Results, message: string, key: string): XmlElement {
  const found = results.get(key);
  if (found !== undefined && !found.isNil) return found;
  throw new UnexpectedReplyError(`${message} was answered without "${key}"`, 'open the exchange in the report.');
}

/** The SOAP body in a reply's text. Throws UnexpectedReplyError when it is not XML, too much of it, or not a SOAP 1.1 envelope. */
export function readSoapBody(reply: string, most?: XmlBounds): XmlElement {
  try {
    return soapBodyOf(readXml(reply, most));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new UnexpectedReplyError(
      `The Organization Service answered with XML that cannot be read: ${error.message}`,
      error instanceof XmlBoundsError
        ? 'set a smaller PAGE_SIZE: a page of a wide table may be too much at once.'
        : 'open the exchange in the report: a proxy or a sign-in page may have answered in its place.',
      { cause: error },
    );
  }
}

/** The SOAP body of an envelope. Throws UnexpectedReplyError when the document is not a SOAP 1.1 envelope. */
export function soapBodyOf(root: XmlElement): XmlElement {
  if (root.namespace === namespaces.s && root.name === 'Envelope') return root.get(namespaces.s, 'Body');
  throw new UnexpectedReplyError(
    `The Organization Service answered with <${root.name}> of ${root.namespace || 'no namespace'} and no SOAP envelope`,
    'open the exchange in the report: a proxy or a sign-in page may have answered in its place.',
  );
}
