import { checkRowVersion } from '../../../engine/rows/write-checks';
import { type RowDeletion } from '../../../operations/rows/write-row';
import { type CallContext, harmlessParameters, type Message } from '../front/message';
import { readConcurrencyBehavior } from '../rows/concurrency-behavior';
import { readTargetAddress, readTargetTable } from '../rows/target-address';
import { contracts } from '../xml/names';

/** Deletes a row, by id or alternate key. A solution is uninstalled. */
export const deleteMessage: Message = {
  name: 'Delete',
  assembly: 'xrm',
  parameters: ['Target', 'ConcurrencyBehavior', ...harmlessParameters],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.deleterequest',
  differs: ['Lookups of other rows to it become empty, even where the relationship restricts or cascades a delete.'],
  handle: async ({ parameters, caller }, context) => {
    const target = parameters.get('Target', contracts('EntityReference'));
    const table = readTargetTable(context.organization, target);
    const ifMatch = readConcurrencyBehavior(parameters, target.textOf(contracts('RowVersion')));
    await runDeleteMessage(context, { table, address: readTargetAddress(table, target), ifMatch, caller });
    return [];
  },
};

/** Deletes the row; a solution is uninstalled. */
export async function runDeleteMessage(
  { organization, operations, solutions }: CallContext,
  deletion: RowDeletion,
): Promise<void> {
  const { table, ifMatch, caller } = deletion;
  if (table.logicalName === 'solution') {
    const row = operations.retrieveRow(organization, deletion);
    checkRowVersion(row, ifMatch === '*' ? undefined : ifMatch);
    await solutions.uninstall(row.id, caller);
  } else {
    operations.deleteRow(organization, deletion);
  }
}
