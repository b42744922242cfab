import { type Caller } from '../../../engine/security/caller';
import { type Row } from '../../../engine/values/values';
import { rememberStaleRow } from '../../../defects/change-defects';
import { type CallContext } from '../front/context';
import { harmlessParameters, type Message } from '../front/message';
import { checkConcurrency, readEntity, type WrittenEntity } from '../rows/read-entity';
import { requireRow } from '../rows/target-address';
import { type Parameters } from '../front/parameters';
import { contracts } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';

/** Changes a row, by id or alternate key. It never creates one. */
export const update: Message = {
  name: 'Update',
  assembly: 'xrm',
  parameters: ['Target', 'ConcurrencyBehavior', ...harmlessParameters],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.updaterequest',
  differs: { notServed: ['Related entities and columns of type file and image are refused.'] },
  handle: ({ parameters, caller }, context) => {
    updateRow(context, parameters.get('Target', contracts('Entity')), caller, parameters);
    return [];
  },
};

/** @param parameters those that say how to treat a row that was changed meanwhile */
export function updateRow(context: CallContext, entity: XmlElement, caller: Caller, parameters?: Parameters): void {
  const written = readEntity(context.organization, entity);
  const row = requireRow(context.organization, written.table, written.address);
  if (parameters !== undefined) checkConcurrency(parameters, written.rowVersion, row);
  writeRow(context, row, written, caller);
}

/** Values for the columns of the addressing key are ignored: the row is there already, under these values. */
export function writeRow(
  { organization, defects }: CallContext,
  row: Row,
  { table, address, values }: WrittenEntity,
  caller: Caller,
): void {
  const ignored = address.kind === 'key' ? address.key.columns : [];
  const kept = new Map([...values].filter(([name]) => !ignored.includes(name)));
  if (defects.has('stale-values')) rememberStaleRow(organization, row);
  organization.rows.update(table.logicalName, row.id, kept, caller);
}
