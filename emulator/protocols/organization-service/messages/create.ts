import { type Caller } from '../../../engine/security/caller';
import { notImplemented } from '../../../engine/dataverse-fault';
import { type Row } from '../../../engine/values/values';
import { type CallContext } from '../front/context';
import { harmlessParameters, type Message } from '../front/message';
import { readEntity } from '../rows/read-entity';
import { guidValue } from '../rows/wire-value';
import { contracts } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';

/** Adds a row. A client may choose its id. */
export const create: Message = {
  name: 'Create',
  assembly: 'xrm',
  parameters: ['Target', ...harmlessParameters],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.createrequest',
  differs: { notServed: ['Related entities, key attributes and columns of type file and image are refused.'] },
  handle: ({ parameters, caller }, context) => {
    const row = createRow(context, parameters.get('Target', contracts('Entity')), caller);
    return [['id', guidValue(row.id)]];
  },
};

export function createRow({ organization }: CallContext, entity: XmlElement, caller: Caller): Row {
  const { table, address, values } = readEntity(organization, entity);
  if (address.kind === 'key') throw notImplemented('KeyAttributes in Create are not implemented: use Upsert.');
  const options = address.kind === 'id' ? { id: address.id } : {};
  return organization.rows.create(table.logicalName, values, caller, options);
}
