import { statusOfOtherState } from '../dataverse-fault';
import { type ColumnDefinition, type TableDefinition } from '../tables/table-definition';
import { type ColumnValue, type ColumnValues } from '../values/row';

/**
 * Completes `statecode` and `statuscode` in what is about to be written. A new row gets the first state; a state without a
 * status brings its default one; a status without a state must belong to the state the row has, on a new row it
 * brings its own. Throws on a status of another state, also when an update names the status alone: Dataverse
 * does not infer the state (recorded on a live environment).
 */
export function applyStateColumns(
  table: TableDefinition,
  id: string,
  before: ColumnValues | undefined,
  written: Map<string, ColumnValue>,
): void {
  const stateColumn = stateOrStatusColumn(table, 'state');
  const statusColumn = stateOrStatusColumn(table, 'status');
  if (stateColumn === undefined) return;
  const givenStatus = statusColumn && stateNumberIn(written, statusColumn);
  const state = chooseState(stateColumn, statusColumn, before, written);
  if (state === undefined) return;
  written.set(stateColumn.logicalName, state);
  if (statusColumn === undefined) return;

  const option = stateColumn.options?.find(({ value }) => value === state);
  const status = givenStatus ?? keptStatus(before, stateColumn, statusColumn, state) ?? option?.defaultStatus;
  if (status === undefined) return;
  const owner = statusColumn.options?.find(({ value }) => value === status)?.state;
  if (owner !== undefined && owner !== state) {
    throw statusOfOtherState(table.logicalName, id, status, `${table.schemaName}State.${option?.label ?? state}`);
  }
  written.set(statusColumn.logicalName, status);
}

function chooseState(
  stateColumn: ColumnDefinition,
  statusColumn: ColumnDefinition | undefined,
  before: ColumnValues | undefined,
  written: ColumnValues,
): number | undefined {
  const given = stateNumberIn(written, stateColumn);
  if (given !== undefined) return given;
  if (before !== undefined) return stateNumberIn(before, stateColumn);
  const status = statusColumn && stateNumberIn(written, statusColumn);
  const ofStatus = statusColumn?.options?.find(({ value }) => value === status)?.state;
  return ofStatus ?? stateColumn.options?.[0]?.value;
}

/** An update that does not leave the state keeps the status. */
function keptStatus(
  before: ColumnValues | undefined,
  stateColumn: ColumnDefinition,
  statusColumn: ColumnDefinition,
  state: number,
): number | undefined {
  return before && stateNumberIn(before, stateColumn) === state ? stateNumberIn(before, statusColumn) : undefined;
}

const stateOrStatusColumn = (table: TableDefinition, type: 'state' | 'status'): ColumnDefinition | undefined =>
  [...table.columns.values()].find(column => column.type === type);

function stateNumberIn(values: ColumnValues, column: ColumnDefinition): number | undefined {
  const value = values.get(column.logicalName);
  return typeof value === 'number' ? value : undefined;
}
