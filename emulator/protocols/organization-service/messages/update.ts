import { type Caller } from '../../../engine/access/caller';
import { type CallContext, harmlessParameters, type Message } from '../front/message';
import { type MessageParameters } from '../front/message-parameters';
import { readConcurrencyBehavior } from '../rows/concurrency-behavior';
import { readEntity } from '../rows/read-entity';
import { requireTargetAddress } from '../rows/target-address';
import { contracts } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';

/** Changes a row, by id or alternate key. It never creates one. */
export const update: Message = {
  name: 'Update',
  assembly: 'xrm',
  inTransactions: true,
  parameters: ['Target', 'ConcurrencyBehavior', ...harmlessParameters],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.updaterequest',
  differs: [],
  notServed: ['Related entities and columns of type file and image are refused.'],
  inferred: ['Values of columns that are not valid for update are left out without a fault.'],
  handle: ({ parameters, caller }, context) => {
    runUpdateMessage(context, parameters.get('Target', contracts('Entity')), caller, parameters);
    return [];
  },
};

/** @param parameters those that say how to treat a row that was changed meanwhile */
export function runUpdateMessage(
  { organization, operations }: CallContext,
  entity: XmlElement,
  caller: Caller,
  parameters?: MessageParameters,
): void {
  const { address, rowVersion, ...write } = readEntity(organization, entity, caller);
  const ifMatch = parameters && readConcurrencyBehavior(parameters, rowVersion);
  operations.updateRow(organization, { ...write, address: requireTargetAddress(address), ifMatch });
}
