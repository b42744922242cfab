import { type Caller } from '../../../engine/security/caller';
import { type TableDefinition } from '../../../engine/tables/definitions';
import { type Row } from '../../../engine/values/values';
import { type CallContext } from '../front/context';
import { harmlessParameters, type Message } from '../front/message';
import { checkConcurrency } from '../rows/read-entity';
import { readAddress, readTable, requireRow } from '../rows/target-address';
import { contracts } from '../xml/names';

/** Deletes a row, by id or alternate key. A solution is uninstalled. */
export const deleteMessage: Message = {
  name: 'Delete',
  assembly: 'xrm',
  parameters: ['Target', 'ConcurrencyBehavior', ...harmlessParameters],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.deleterequest',
  differs: {
    differs: ['Lookups of other rows to it become empty, even where the relationship restricts or cascades a delete.'],
  },
  handle: async ({ parameters, caller }, context) => {
    const target = parameters.get('Target', contracts('EntityReference'));
    const table = readTable(context.organization, target);
    const row = requireRow(context.organization, table, readAddress(table, target));
    checkConcurrency(parameters, target.textOf(contracts('RowVersion')), row);
    await deleteRow(context, table, row, caller);
    return [];
  },
};

export async function deleteRow(
  { organization, solutions }: CallContext,
  { logicalName }: TableDefinition,
  { id }: Row,
  caller: Caller,
): Promise<void> {
  if (logicalName === 'solution') await solutions.uninstall(id, caller);
  else organization.rows.remove(logicalName, id, caller);
}
