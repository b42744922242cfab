import { notImplemented } from '../../../engine/dataverse-fault';
import { isUninstalledByDeletion } from '../../../operations/solutions';
import { type RowDeletion } from '../../../operations/rows/write-row';
import { type CallContext, harmlessParameters, type Message } from '../front/message';
import { readConcurrencyBehavior } from '../rows/concurrency-behavior';
import { readTargetAddress, readTargetTable } from '../rows/target-address';
import { contracts } from '../xml/names';

/** Deletes a row, by id or alternate key. A solution is uninstalled. */
export const deleteMessage: Message = {
  name: 'Delete',
  assembly: 'xrm',
  inTransactions: true,
  parameters: ['Target', 'ConcurrencyBehavior', ...harmlessParameters],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.deleterequest',
  differs: [],
  inferred: ['A row that goes with the deleted one restricts nothing.'],
  handle: ({ parameters, caller, within }, context) => {
    const target = parameters.get('Target', contracts('EntityReference'));
    const table = readTargetTable(context.organization, target);
    const ifMatch = readConcurrencyBehavior(parameters, target.textOf(contracts('RowVersion')));
    if (isUninstalledByDeletion(table) && within === 'ExecuteTransaction') {
      throw notImplemented('Uninstalling a solution within ExecuteTransaction is not implemented: send it by itself.');
    }
    const done = runDeleteMessage(context, { table, address: readTargetAddress(table, target), ifMatch, caller });
    return done === undefined ? [] : done.then(() => []);
  },
};

/** Deletes the row at once; a solution is uninstalled, which takes its time. */
export function runDeleteMessage(
  { organization, operations, solutions }: CallContext,
  deletion: RowDeletion,
): Promise<void> | undefined {
  if (isUninstalledByDeletion(deletion.table)) {
    return operations.uninstallByDeletion(organization, { ...deletion, solutions });
  }
  operations.deleteRow(organization, deletion);
  return undefined;
}
