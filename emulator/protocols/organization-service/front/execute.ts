import { type DataverseFault, invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { type Caller } from '../../../engine/access/caller';
import { type CallContext, type Message, type Results } from './message';
import { readMessageParameters } from './message-parameters';
import { pairNode } from '../xml/wire-value';
import { contracts, crmContracts, services } from '../xml/names';
import { element, textNode, type XmlNode } from '../../../xml/write-xml';
import { type XmlElement } from '../../../xml/xml-element';

/**
 * Executes a request. It is recognized by its RequestName alone: late-bound requests have no type of their own.
 * https://learn.microsoft.com/power-apps/developer/data-platform/org-service/use-messages
 */
export async function executeMessage(
  operation: XmlElement,
  caller: Caller,
  context: CallContext,
  messages: readonly Message[],
): Promise<XmlNode> {
  const request = operation.child(services('request'));
  const name = request?.trimmedTextOf(contracts('RequestName'));
  if (request === undefined || name === undefined) throw invalidArgument('Execute needs a request with a RequestName.');
  const message = messages.find(each => each.name === name);
  if (message === undefined) throw noSuchExecuteMessage(name);
  const parameters = readMessageParameters(name, request.child(contracts('Parameters')));
  parameters.allowOnly(message.parameters);
  if (message.privilege !== undefined) context.organization.roles.accessOf(caller)?.requireOther(message.privilege);
  return executeResponse(message, await message.handle({ parameters, caller }, context));
}

const noSuchExecuteMessage = (name: string): DataverseFault =>
  notImplemented(
    `The message '${name.slice(0, 100)}' is not one that this emulator answers: see /_emulator/v1/fidelity.`,
  );

/** Without the right type, clients cannot cast what they get. */
export function executeResponse({ name, assembly }: Pick<Message, 'name' | 'assembly'>, results: Results): XmlNode {
  const type = `${name}Response`;
  const result = element(
    services('ExecuteResult'),
    textNode(contracts('ResponseName'), name),
    element(contracts('Results'), ...results.map(([key, value]) => pairNode(key, value))),
  );
  return element(services('ExecuteResponse'), {
    ...result,
    type: assembly === 'crm' ? crmContracts(type) : contracts(type),
  });
}
