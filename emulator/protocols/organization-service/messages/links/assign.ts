import { invalidArgument } from '../../../../engine/dataverse-fault';
import { type Message } from '../../front/message';
import { readTargetAddress, readTargetTable } from '../../rows/target-address';
import { contracts } from '../../xml/names';
import { requireAddressedRow } from '../../../../operations/rows/row-address';

/** Gives a row to another owner. */
export const assign: Message = {
  name: 'Assign',
  assembly: 'crm',
  inTransactions: true,
  parameters: ['Target', 'Assignee'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.assignrequest',
  notServed: ['The privilege Assign is not checked, but Write is.'],
  differs: [],
  inferred: ['The fault for a table whose rows have no owner is not public.'],
  handle: ({ parameters, caller }, { organization, operations }) => {
    const target = parameters.get('Target', contracts('EntityReference'));
    const table = readTargetTable(organization, target);
    if (table.ownership !== 'UserOwned') {
      throw invalidArgument(`Rows of '${table.logicalName}' have no owner: they cannot be assigned.`);
    }
    const assignee = parameters.get('Assignee', contracts('EntityReference'));
    const owners = readTargetTable(organization, assignee);
    const { id } = requireAddressedRow(organization, owners, readTargetAddress(owners, assignee));
    operations.updateRow(organization, {
      table,
      address: readTargetAddress(table, target),
      values: new Map([['ownerid', { table: owners.logicalName, id }]]),
      caller,
    });
    return [];
  },
};
