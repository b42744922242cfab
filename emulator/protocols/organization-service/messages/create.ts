import { notImplemented } from '../../../engine/dataverse-fault';
import { type Caller } from '../../../engine/access/caller';
import { type Row } from '../../../engine/values/row';
import { type CallContext, harmlessParameters, type Message } from '../front/message';
import { readEntity } from '../rows/read-entity';
import { guidValue } from '../xml/wire-value';
import { contracts } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';

/** Adds a row. A client may choose its id. */
export const create: Message = {
  name: 'Create',
  assembly: 'xrm',
  inTransactions: true,
  parameters: ['Target', ...harmlessParameters],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.createrequest',
  differs: [],
  notServed: [
    'Related entities, key attributes and columns of type file and image are refused.',
    'New users, roles, teams and business units are refused.',
  ],
  inferred: ['Values of columns that are not valid for create are left out without a fault.'],
  handle: ({ parameters, caller }, context) => {
    const entity = parameters.get('Target', contracts('Entity'));
    return [['id', guidValue(runCreateMessage(context, entity, caller).id)]];
  },
};

/** The row made of an Entity. Throws for one that is named by a key, as Create knows none. */
export function runCreateMessage({ organization, operations }: CallContext, entity: XmlElement, caller: Caller): Row {
  const { address, ...write } = readEntity(organization, entity, caller);
  if (address?.kind === 'key') throw notImplemented('KeyAttributes in Create are not implemented: use Upsert.');
  return operations.createRow(organization, { ...write, id: address?.id }).row;
}
