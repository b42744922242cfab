import { type Message } from '../../front/message';
import { readTargetAddress, readTargetTable } from '../../rows/target-address';
import { contracts } from '../../xml/names';

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
    const assignee = parameters.get('Assignee', contracts('EntityReference'));
    const owners = readTargetTable(organization, assignee);
    const owner = { table: owners, address: readTargetAddress(owners, assignee) };
    operations.assignRow(organization, { table, address: readTargetAddress(table, target), owner, caller });
    return [];
  },
};
