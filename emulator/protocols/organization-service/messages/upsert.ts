import { type Caller } from '../../../engine/security/caller';
import { type Row } from '../../../engine/values/values';
import { type CallContext } from '../front/context';
import { harmlessParameters, type Message } from '../front/message';
import { readEntity, type WrittenEntity } from '../rows/read-entity';
import { findRow } from '../rows/target-address';
import { booleanValue, referenceValue } from '../rows/wire-value';
import { contracts } from '../xml/names';
import { writeRow } from './update';

/** Updates a row, or creates it when it is not there. */
export const upsert: Message = {
  name: 'Upsert',
  assembly: 'xrm',
  parameters: ['Target', ...harmlessParameters],
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/use-upsert-insert-update-record',
  differs: { differs: ['The differences of Create and Update apply.'] },
  handle: ({ parameters, caller }, context) => {
    const written = readEntity(context.organization, parameters.get('Target', contracts('Entity')));
    const found =
      written.address.kind === 'unnamed' ? undefined : findRow(context.organization, written.table, written.address);
    const row = found ?? createRow(context, written, caller);
    if (found !== undefined) writeRow(context, found, written, caller);
    return [
      ['RecordCreated', booleanValue(found === undefined)],
      ['Target', referenceValue({ table: row.table, id: row.id })],
    ];
  },
};

/** A key value among the attributes wins over the one that addresses the row. */
function createRow({ organization }: CallContext, { table, address, values }: WrittenEntity, caller: Caller): Row {
  const all = address.kind === 'key' ? new Map([...address.values, ...values]) : values;
  return organization.rows.create(table.logicalName, all, caller, address.kind === 'id' ? { id: address.id } : {});
}
