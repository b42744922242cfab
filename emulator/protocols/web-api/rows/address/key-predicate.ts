import { type ColumnDefinition, type TableDefinition } from '../../../../engine/tables/table-definition';
import { Decimal } from '../../../../engine/values/decimal';
import { type ColumnValue } from '../../../../engine/values/row';
import { rowAddressByKey, type RowAddress } from '../../../../operations/rows/row-address';
import { type Literal } from '../../filter/lexer';
import { type ODataRequest } from '../../front/request/odata-request';
import { badODataRequest, notAKey } from '../../front/response/odata-error';
import { type Argument, keyLiterals } from '../../front/url/resource-path';

/** Their key property is `ownerid`, so the named form of the primary key does not work for them. */
const OWNER_TABLES: readonly string[] = ['systemuser', 'team'];

/** The row that a request's first segment addresses, as {@link readKeyPredicate} reads it. */
export const addressedRow = ({ path }: Pick<ODataRequest, 'path'>, table: TableDefinition): RowAddress =>
  readKeyPredicate(table, path[0]?.args ?? []);

/**
 * Reads a key predicate: `(00aa…)`, `(accountid=00aa…)`, or the columns of an alternate key in any order.
 * Throws 400 when they are not a declared key of the table.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-alternate-key-reference-record
 */
export function readKeyPredicate(table: TableDefinition, args: readonly Argument[]): RowAddress {
  const literals = keyLiterals(args);
  const [first] = literals;
  if (first === undefined) throw notAKey(table.logicalName);
  const isNamed = first.name === table.primaryIdColumn;
  if (literals.length === 1 && (isNamed || first.name === null)) {
    const isUnusable = isNamed && OWNER_TABLES.includes(table.logicalName);
    if (isUnusable || first.literal.type !== 'guid') throw notAKey(table.logicalName);
    return { kind: 'id', id: first.literal.value };
  }
  return readAlternateKeyPredicate(table, literals);
}

function readAlternateKeyPredicate(
  table: TableDefinition,
  literals: readonly { readonly name: string | null; readonly literal: Literal }[],
): RowAddress {
  const values = new Map<string, ColumnValue>();
  for (const { name, literal } of literals) {
    const column = keyPredicateColumn(table, name);
    if (values.has(column.logicalName)) throw badODataRequest(`The key names '${column.logicalName}' twice.`);
    values.set(column.logicalName, keyPredicateValue(table, column, literal));
  }
  const address = rowAddressByKey(table, values);
  if (address === undefined) throw notAKey(table.logicalName);
  return address;
}

function keyPredicateColumn(table: TableDefinition, name: string | null): ColumnDefinition {
  const lookup = table.columns.get(/^_(\w+)_value$/.exec(name ?? '')?.[1] ?? '');
  if (lookup?.type === 'lookup') return lookup;
  const column = table.columns.get(name ?? '');
  if (column === undefined || column.type === 'lookup') throw notAKey(table.logicalName);
  return column;
}

function keyPredicateValue(table: TableDefinition, column: ColumnDefinition, literal: Literal): ColumnValue {
  const { type, targets = [] } = column;
  if (type === 'lookup' && literal.type === 'guid') return { table: targets[0] ?? '', id: literal.value };
  if ((type === 'string' || type === 'memo') && literal.type === 'string') return literal.value;
  if (type === 'dateonly' && literal.type === 'date') return literal.value;
  if (type === 'datetime' && literal.type === 'date') return `${literal.value}T00:00:00Z`;
  if (type === 'decimal' && literal.type === 'number') return literal.value;
  if (type === 'decimal' && literal.type === 'integer') return Decimal.of(literal.value);
  if (['integer', 'choice'].includes(type) && literal.type === 'integer') return Number(literal.value);
  throw badODataRequest(
    `The value of the key property '${column.logicalName}' on type 'Microsoft.Dynamics.CRM.${table.logicalName}' has the wrong type.`,
  );
}
