import { invalidArgument, invalidKeyOperation, keyColumnsExist, keyNameExists } from '../dataverse-fault';
import { type AlternateKeyDefinition, type TableDefinition } from './table-definition';

/** https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity */
const keyColumnTypes = 'decimal integer string datetime dateonly lookup choice'.split(' ');
const maxKeysPerTable = 10;
const maxColumnsPerKey = 16;

/** Throws when a definition contradicts itself. */
export function checkTableDefinition(table: TableDefinition): void {
  const { columns, primaryIdColumn, primaryNameColumn, logicalName } = table;
  if (columns.get(primaryIdColumn)?.type !== 'uniqueidentifier') {
    throw invalidArgument(`The table '${logicalName}' has no unique identifier column '${primaryIdColumn}'.`);
  }
  if (primaryNameColumn !== null && !columns.has(primaryNameColumn)) {
    throw invalidArgument(
      `The primary name column '${primaryNameColumn}' of '${logicalName}' is not among its columns.`,
    );
  }
  for (const [name, column] of columns) {
    if (name !== column.logicalName) {
      throw invalidArgument(`The column '${column.logicalName}' of '${logicalName}' is filed under '${name}'.`);
    }
  }
  checkTableKeys({ ...table, keys: new Map() }, [...table.keys.values()]);
}

/** Throws when the keys cannot be added to those that the table has. */
export function checkTableKeys(table: TableDefinition, added: readonly AlternateKeyDefinition[]): void {
  const present = [...table.keys.values()];
  for (const key of added) {
    checkTableKey(table, key, present);
    present.push(key);
  }
}

function checkTableKey(
  table: TableDefinition,
  key: AlternateKeyDefinition,
  present: readonly AlternateKeyDefinition[],
): void {
  const { logicalName: tableName } = table;
  const columns = [...key.columns].sort();
  if (present.some(other => other.logicalName === key.logicalName)) throw keyNameExists(key.logicalName, tableName);
  if (present.some(other => [...other.columns].sort().join() === columns.join()))
    throw keyColumnsExist(columns, tableName);
  if (present.length >= maxKeysPerTable) {
    throw invalidKeyOperation(`the table ${tableName} has ${maxKeysPerTable} keys, which is the limit`);
  }
  if (columns.length === 0 || columns.length > maxColumnsPerKey) {
    throw invalidKeyOperation(`the key ${key.logicalName} needs 1 to ${maxColumnsPerKey} columns`);
  }
  for (const name of columns) {
    const column = table.columns.get(name);
    if (column === undefined) throw invalidKeyOperation(`the table ${tableName} has no column ${name}`);
    if (!keyColumnTypes.includes(column.type)) {
      throw invalidKeyOperation(`the column ${name} is of type ${column.type}, which keys cannot have`);
    }
  }
}
