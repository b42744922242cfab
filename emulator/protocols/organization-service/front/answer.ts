import { type Organization } from '../../../engine/organization';
import { type OrganizationView } from '../../../engine/organization-view';
import { type Caller } from '../../../engine/access/caller';
import { invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { dedicatedOperations } from './dedicated-operations';
import { readEnvelope, writeEnvelope } from './envelope';
import { executeMessage } from './execute';
import { ProtocolFault, renderSoapFault } from './fault';
import { noteOperation } from '../../answered-operations';
import { type CallContext, endpointOperation, type Message } from './message';
import { type Operations } from '../../../operations/operations';
import { type Solutions } from '../../../solutions/solutions';
import { services, wcf } from '../xml/names';
import { type XmlNode } from '../../../xml/write-xml';
import { type XmlElement } from '../../../xml/xml-element';

/** What the service works on. Each property is read anew for each request, so that a reset can replace what it holds. */
export type OrganizationServiceEnvironment = {
  readonly organization: Organization;
  readonly solutions: Solutions;
  readonly served: {
    /** The organization as the answering web server knows it. */
    readonly view: (organization: OrganizationView, caller: Caller) => OrganizationView;
    readonly operations: Operations;
    /** All that Execute answers. */
    readonly messages: readonly Message[];
  };
};

const actionRoot = `${services('').namespace}/IOrganizationService/`;

/** The HTTP twins of the SOAP headers for acting in the name of another user. */
const impersonationHeaders = ['mscrmcallerid', 'callerobjectid'] as const;

/** Answers a SOAP request of a caller who has signed in. What is thrown on the way is also an answer, a fault; only a body that breaks off is thrown on. */
export async function answerCall(
  request: Request,
  caller: Caller,
  environment: OrganizationServiceEnvironment,
  reportError: (error: unknown) => void,
): Promise<Response> {
  if (!isSoap11(request.headers)) return wrongSoapContentType(request.headers);
  const { organization, solutions, served } = environment;
  const body = await request.arrayBuffer();
  try {
    checkSoapHeaders(request.headers);
    const operation = readEnvelope(decodeEnvelope(body));
    checkSoapAction(request.headers, operation);
    const { operations, messages } = served;
    const renew = (): CallContext => {
      const view = served.view(organization.as(caller), caller);
      return { organization: view, solutions, operations, messages, renew };
    };
    const response = soapResponse(200, await answerSoapOperation(operation, caller, renew()));
    noteOperation(endpointOperation);
    return response;
  } catch (error) {
    return soapResponse(500, renderSoapFault(error, organization.clock.now(), reportError));
  }
}

export const soapResponse = (status: 200 | 500, content: XmlNode): Response =>
  new Response(writeEnvelope(content), {
    status,
    headers: { 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'private' },
  });

function answerSoapOperation(operation: XmlElement, caller: Caller, context: CallContext): XmlNode | Promise<XmlNode> {
  const { namespace, name } = operation.name;
  if (namespace !== services('').namespace) {
    throw invalidArgument(`The body's '${name.slice(0, 100)}' is not of the namespace ${services('').namespace}.`);
  }
  if (name === 'Execute') return executeMessage(operation, caller, context);
  const dedicated = dedicatedOperations.get(name);
  if (dedicated === undefined) {
    throw notImplemented(`The operation '${name.slice(0, 100)}' is not one that this emulator answers: use Execute.`);
  }
  return dedicated(operation, caller, context);
}

/** .NET quotes the action, hand-written clients often do not. */
function checkSoapAction(headers: Headers, { name: { name } }: XmlElement): void {
  const action = (headers.get('soapaction') ?? '').trim().replace(/^"(.*)"$/, '$1');
  if (action === `${actionRoot}${name}`) return;
  throw new ProtocolFault(
    wcf('ActionNotSupported'),
    `The message with Action '${action.slice(0, 200)}' cannot be processed at the receiver: the body asks for ${name.slice(0, 100)}, whose SOAPAction is "${actionRoot}${name.slice(0, 100)}".`,
  );
}

function checkSoapHeaders(headers: Headers): void {
  const given = impersonationHeaders.find(name => headers.has(name));
  if (given !== undefined) throw notImplemented(`Acting for another user (the header ${given}) is not implemented.`);
}

function decodeEnvelope(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalidArgument('The message is not UTF-8.');
  }
}

/** `text/xml`, and no other encoding than UTF-8. */
function isSoap11(headers: Headers): boolean {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';');
  const charset = parameters.map(parameter => /^\s*charset="?([^"]*)"?\s*$/.exec(parameter)?.[1]?.trim());
  return type.trim() === 'text/xml' && charset.every(name => name === undefined || name === 'utf-8');
}

/** WCF's own refusal, which is not SOAP. */
const wrongSoapContentType = (headers: Headers): Response =>
  new Response(
    `Cannot process the message because the content type '${headers.get('content-type') ?? ''}' was not the expected type 'text/xml; charset=utf-8'.`,
    { status: 415, headers: { 'content-type': 'text/plain; charset=utf-8' } },
  );
