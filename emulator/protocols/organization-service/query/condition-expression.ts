import { invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { type ColumnDefinition, type TableDefinition } from '../../../engine/tables/table-definition';
import { type Row } from '../../../engine/values/row';
import { requireEntityColumn } from '../rows/column-set';
import { readAttributeValue } from '../rows/read-attribute-value';
import { arrays, contracts } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';
import { matchesLike } from '../../../query/like';
import {
  type Comparable,
  comparableIn,
  compareComparables,
  comparableFamilyOf,
  toComparable,
  type ValueFamily,
} from '../../../query/comparable';

export type RowTest = (row: Row) => boolean;

/** What a condition says of a value that is there. `values` are the condition's own. */
type Operator = (value: Comparable, values: readonly Comparable[]) => boolean;

const conditionByOrder =
  (holds: (order: number) => boolean): Operator =>
  (value, [first]) =>
    first !== undefined && holds(compareComparables(value, first));

const conditionByText =
  (holds: (text: string, sought: string) => boolean): Operator =>
  (value, [first]) =>
    typeof value === 'string' && typeof first === 'string' && holds(value, first);

/** How many values each takes: one, unless it is In. */
const operators: Readonly<Record<string, Operator>> = {
  Equal: conditionByOrder(order => order === 0),
  GreaterThan: conditionByOrder(order => order > 0),
  GreaterEqual: conditionByOrder(order => order >= 0),
  LessThan: conditionByOrder(order => order < 0),
  LessEqual: conditionByOrder(order => order <= 0),
  In: (value, values) => values.some(one => compareComparables(value, one) === 0),
  BeginsWith: conditionByText((whole, part) => whole.startsWith(part)),
  EndsWith: conditionByText((whole, part) => whole.endsWith(part)),
  Like: conditionByText(matchesLike),
};

/** https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.query.conditionoperator */
export function readConditionExpression(table: TableDefinition, condition: XmlElement): RowTest {
  const entityName = condition.textOf(contracts('EntityName')) ?? table.logicalName;
  if (entityName !== table.logicalName) throw notImplemented('A condition on a related table is not implemented.');
  if (condition.flag(contracts('CompareColumns')) === true) {
    throw notImplemented('A condition that compares columns is not implemented.');
  }
  const column = requireEntityColumn(table, condition.textOf(contracts('AttributeName'))?.trim() ?? '');
  const values = condition.child(contracts('Values'))?.all(arrays('anyType')) ?? [];
  return conditionTest(column, condition.textOf(contracts('Operator'))?.trim() ?? '', values);
}

/** As in SQL, a row without a value passes no test but Null; NotEqual is the negation of Equal, as Dataverse has it. */
export function conditionTest(column: ColumnDefinition, name: string, given: readonly XmlElement[]): RowTest {
  if (name === 'Null') return row => comparableIn(row, column) === null;
  if (name === 'NotNull') return row => comparableIn(row, column) !== null;
  const operator = operators[name === 'NotEqual' ? 'Equal' : name];
  if (operator === undefined) throw notImplemented(`The condition operator '${name}' is not implemented.`);
  if (given.length === 0 || (given.length > 1 && name !== 'In')) {
    throw invalidArgument(
      `The condition operator '${name}' on '${column.logicalName}' takes another number of values.`,
    );
  }
  const values = given.map(value => readConditionExpressionOperand(column, comparableFamilyOf(column.type), value));
  const holds: RowTest = row => {
    const value = comparableIn(row, column);
    return value !== null && operator(value, values);
  };
  return name === 'NotEqual' ? row => !holds(row) : holds;
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
      ? kind === 'number' || kind === 'bigint'
      : family === 'boolean'
        ? kind === 'boolean'
        : kind === 'string';
  if (value === null || !fits || Number.isNaN(value)) {
    throw invalidArgument(
      `Condition for attribute '${column.logicalName}': a value of type '${column.type}' is expected, ${read.type.name} was given.`,
    );
  }
  return value;
}
