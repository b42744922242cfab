import { invalidArgument, notImplemented, unknownColumn } from '../dataverse-fault';
import { type ColumnDefinition, type TableDefinition } from '../tables/table-definition';
import { type ColumnValue, type ColumnValues } from '../values/row';
import { validateColumnValue, type ValueContext } from './validate-column-value';

type WriteContext = ValueContext & {
  readonly mode: 'create' | 'update';
  readonly bySystem: boolean;
};

/**
 * What a write puts into the row: each value checked and in the engine's form. Columns that clients cannot write in this
 * mode are left out, as Dataverse leaves them; an unknown column is an error.
 */
export function prepareColumnValues(context: WriteContext, values: ColumnValues): Map<string, ColumnValue> {
  const { table } = context;
  const prepared = new Map<string, ColumnValue>();
  for (const [name, value] of values) {
    const column = table.columns.get(name);
    if (column === undefined) throw unknownColumn(name, table.logicalName);
    if (name !== table.primaryIdColumn && isWritableColumn(column, context)) {
      prepared.set(name, prepareColumnValue(context, column, value));
    }
  }
  return prepared;
}

/** The defaults of the columns that a new row does not name. */
export function applyColumnDefaults({ columns }: TableDefinition, values: Map<string, ColumnValue>): void {
  for (const { logicalName, defaultValue } of columns.values()) {
    if (defaultValue !== undefined && !values.has(logicalName)) values.set(logicalName, defaultValue);
  }
}

function isWritableColumn(column: ColumnDefinition, { mode, bySystem }: WriteContext): boolean {
  if (column.type === 'virtual' || column.logicalName === 'versionnumber') return false;
  return bySystem || (mode === 'create' ? column.validForCreate : column.validForUpdate);
}

function prepareColumnValue(context: WriteContext, column: ColumnDefinition, value: ColumnValue): ColumnValue {
  const { logicalName, type } = column;
  if (value === null) {
    if (context.mode === 'update' && column.requiredLevel === 'systemrequired' && !context.bySystem) {
      throw invalidArgument(`Attribute: ${logicalName} cannot be set to NULL`);
    }
    return null;
  }
  if (type === 'image' || type === 'file' || type === 'virtual') {
    throw notImplemented(`Writing ${type} columns is not implemented: leave '${logicalName}' out.`);
  }
  return validateColumnValue(context, { ...column, type }, value);
}
