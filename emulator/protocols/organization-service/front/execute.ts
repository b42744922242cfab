import { type DataverseFault, invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { type Caller } from '../../../engine/access/caller';
import { noteOperation } from '../../answered-operations';
import { type CallContext, type Message, messageOperation, type RequestFrame, type Results } from './message';
import { type MessageParameters, readMessageParameters } from './message-parameters';
import { pairNode } from '../xml/wire-value';
import { contracts, crmContracts, services } from '../xml/names';
import { element, textNode, type XmlNode } from '../../../xml/write-xml';
import { type XmlElement } from '../../../xml/xml-element';
import { type XmlName } from '../../../xml/xml-name';

/** One OrganizationRequest, and whose it is. */
export type ReadRequest = {
  readonly message: Message;
  readonly parameters: MessageParameters;
  readonly caller: Caller;
};

/**
 * Reads a request. It is recognized by its RequestName alone: late-bound requests have no type of their own. Throws when
 * the emulator does not answer it, and when it brings what is not read.
 * https://learn.microsoft.com/power-apps/developer/data-platform/org-service/use-messages
 */
export function readRequest(request: XmlElement | undefined, caller: Caller, context: CallContext): ReadRequest {
  const name = request?.trimmedTextOf(contracts('RequestName'));
  if (request === undefined || name === undefined) throw invalidArgument('Execute needs a request with a RequestName.');
  const { deployment } = context.organization;
  const message = context.messages.find(
    each => each.name === name && (each.availableOn === undefined || each.availableOn === deployment),
  );
  if (message === undefined) throw noSuchExecuteMessage(name);
  const parameters = readMessageParameters(name, request.child(contracts('Parameters')));
  parameters.allowOnly(message.parameters);
  return { message, parameters, caller };
}

const noSuchExecuteMessage = (name: string): DataverseFault =>
  notImplemented(
    `The message '${name.slice(0, 100)}' is not one that this emulator answers: see /_emulator/v1/fidelity.`,
  );

/** Does what the request asks for. @param within the request that it is a part of */
export function runRequest(
  { message, parameters, caller }: ReadRequest,
  context: CallContext,
  within?: RequestFrame,
): Results | Promise<Results> {
  if (message.privilege !== undefined) context.organization.roles.accessOf(caller)?.requireOther(message.privilege);
  const results = message.handle({ parameters, caller, within }, context);
  const note = (done: Results): Results => {
    noteOperation(messageOperation(message));
    return done;
  };
  return results instanceof Promise ? results.then(note) : note(results);
}

/** Answers the operation Execute. */
export async function executeMessage(operation: XmlElement, caller: Caller, context: CallContext): Promise<XmlNode> {
  const request = readRequest(operation.child(services('request')), caller, context);
  return executeResponse(request.message, await runRequest(request, context));
}

export const executeResponse = (message: Pick<Message, 'name' | 'assembly'>, results: Results): XmlNode =>
  element(services('ExecuteResponse'), responseNode(services('ExecuteResult'), message, results));

/** An OrganizationResponse. Without the right type, clients cannot cast what they get. */
export function responseNode(
  node: XmlName,
  { name, assembly }: Pick<Message, 'name' | 'assembly'>,
  results: Results,
): XmlNode {
  const type = `${name}Response`;
  return {
    ...element(
      node,
      textNode(contracts('ResponseName'), name),
      element(contracts('Results'), ...results.map(([key, value]) => pairNode(key, value))),
    ),
    type: assembly === 'crm' ? crmContracts(type) : contracts(type),
  };
}
