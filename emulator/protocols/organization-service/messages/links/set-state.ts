import { invalidArgument } from '../../../../engine/dataverse-fault';
import { type ColumnType, type TableDefinition } from '../../../../engine/tables/table-definition';
import { type ColumnValue } from '../../../../engine/values/row';
import { type Message } from '../../front/message';
import { type MessageParameters } from '../../front/message-parameters';
import { readTargetAddress, readTargetTable } from '../../rows/target-address';
import { contracts } from '../../xml/names';

/** How a client asks for the default status of a state. */
const defaultStatus = -1;

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
    const values = new Map<string, ColumnValue>([[stateColumn(table, 'state'), readChoice(parameters, 'State')]]);
    const status = readChoice(parameters, 'Status');
    if (status !== defaultStatus) values.set(stateColumn(table, 'status'), status);
    operations.updateRow(organization, { table, address: readTargetAddress(table, target), values, caller });
    return [];
  },
};

function stateColumn({ columns, logicalName }: TableDefinition, type: ColumnType): string {
  const column = [...columns.values()].find(each => each.type === type);
  if (column === undefined) throw invalidArgument(`Rows of '${logicalName}' have no ${type}.`);
  return column.logicalName;
}

function readChoice(parameters: MessageParameters, name: string): number {
  const text = parameters.get(name, contracts('OptionSetValue')).textOf(contracts('Value'))?.trim() ?? '';
  if (!/^-?\d{1,10}$/.test(text)) throw invalidArgument(`The ${name} of SetState is not a number: '${text}'.`);
  return Number(text);
}
