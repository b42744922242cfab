import { invalidArgument } from '../../../../engine/dataverse-fault';
import { type Message } from '../../front/message';
import { type MessageParameters } from '../../front/message-parameters';
import { readTargetAddress, readTargetTable } from '../../rows/target-address';
import { contracts } from '../../xml/names';

/** Changes the state of a row, with its status. */
export const setState: Message = {
  name: 'SetState',
  assembly: 'crm',
  inTransactions: true,
  parameters: ['EntityMoniker', 'State', 'Status'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.setstaterequest',
  differs: [],
  inferred: ['The fault for a table without states is not public.'],
  handle: ({ parameters, caller }, { organization, operations }) => {
    const target = parameters.get('EntityMoniker', contracts('EntityReference'));
    const table = readTargetTable(organization, target);
    const address = readTargetAddress(table, target);
    const [state, status] = [readChoice(parameters, 'State'), readChoice(parameters, 'Status')];
    operations.setRowState(organization, { table, address, state, status, caller });
    return [];
  },
};

function readChoice(parameters: MessageParameters, name: string): number {
  const text = parameters.get(name, contracts('OptionSetValue')).textOf(contracts('Value'))?.trim() ?? '';
  if (!/^-?\d{1,10}$/.test(text)) throw invalidArgument(`The ${name} of SetState is not a number: '${text}'.`);
  return Number(text);
}
