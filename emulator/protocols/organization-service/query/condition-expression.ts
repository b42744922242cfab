import { invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { type ColumnDefinition, type TableDefinition } from '../../../engine/tables/table-definition';
import { Decimal } from '../../../engine/values/decimal';
import { type Row } from '../../../engine/values/row';
import { requireEntityColumn } from '../rows/column-set';
import { readAttributeValue } from '../rows/read-attribute-value';
import { arrays, contracts } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';
import {
  type Comparable,
  comparableIn,
  comparableFamilyOf,
  toComparable,
  type ValueFamily,
} from '../../../query/comparable';
import { makeCondition, operandOf } from '../../../query/conditions/condition';

/** Whether a row passes a condition. */
export type RowTest = (row: Row) => boolean;

/** https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.query.conditionoperator */
export function readConditionExpression(table: TableDefinition, condition: XmlElement, now: number): RowTest {
  const entityName = condition.textOf(contracts('EntityName')) ?? table.logicalName;
  if (entityName !== table.logicalName) throw notImplemented('A condition on a related table is not implemented.');
  if (condition.flag(contracts('CompareColumns')) === true) {
    throw notImplemented('A condition that compares columns is not implemented.');
  }
  const column = requireEntityColumn(table, condition.textOf(contracts('AttributeName'))?.trim() ?? '');
  const values = condition.child(contracts('Values'))?.all(arrays('anyType')) ?? [];
  return conditionTest(column, condition.textOf(contracts('Operator'))?.trim() ?? '', values, now);
}

/** @param now the organization's time, to which some operators are relative, in milliseconds since 1970 */
export function conditionTest(
  column: ColumnDefinition,
  operator: string,
  given: readonly XmlElement[],
  now: number,
): RowTest {
  const family = comparableFamilyOf(column.type);
  const operandFamily = operandOf(operator) === 'count' ? 'number' : family;
  const operands = given.map(value => readConditionExpressionOperand(column, operandFamily, value));
  const passes = makeCondition({ operator, column: column.logicalName, family, operands, now });
  return row => passes(comparableIn(row, column));
}

/** A condition's value in the column's family: conditions on choices have numbers, those on lookups GUIDs. */
function readConditionExpressionOperand(
  column: ColumnDefinition,
  family: ValueFamily,
  element: XmlElement,
): Comparable {
  const read = readAttributeValue(element);
  if (read === undefined) throw invalidArgument(`A condition on '${column.logicalName}' has no value: use Null.`);
  const value = read.value instanceof Uint8Array ? null : toComparable(read.value, family);
  const kind = typeof value;
  const fits =
    family === 'number' || family === 'moment'
      ? kind === 'number' || kind === 'bigint' || value instanceof Decimal
      : family === 'boolean'
        ? kind === 'boolean'
        : kind === 'string';
  if (value === null || !fits || (typeof value === 'number' && !Number.isFinite(value))) {
    throw invalidArgument(
      `Condition for attribute '${column.logicalName}': a value of type '${column.type}' is expected, ${read.type.name} was given.`,
    );
  }
  return value;
}
