import { type DataverseFault, invalidArgument, notImplemented } from '../../engine/dataverse-fault';
import { type Comparable, type ValueFamily } from '../comparable';
import { isCountedRange, type MomentRange, rangeAroundDay, rangeOfOperator } from './moment-ranges';
import { contraries, type ValueTest, valueTests } from './value-tests';

/** What is asked of a column's value, null when it has none. */
export type Condition = (value: Comparable | null) => boolean;

/** A condition as a reader found it: its operands are in the form that {@link operandOf} says. */
export type ConditionDraft = {
  /** A member of ConditionOperator. */
  readonly operator: string;
  /** Of the column, for messages. */
  readonly column: string;
  readonly family: ValueFamily;
  readonly operands: readonly Comparable[];
  /** The organization's time, in milliseconds since 1970. */
  readonly now: number;
};

/** What the operands of an operator are: values of the column, or a number of days and the like. */
export const operandOf = (operator: string): 'value' | 'count' => (isCountedRange(operator) ? 'count' : 'value');

/**
 * Makes a condition. As in SQL, a value that is missing passes no test but Null, and a negation is passed by it, as
 * Dataverse has it for NotEqual. Throws 400 for operands that the operator does not take, 501 for one that is not served.
 * https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.query.conditionoperator
 */
export function makeCondition(draft: ConditionDraft): Condition {
  const { operator } = draft;
  if (operator === 'Null' || operator === 'NotNull') {
    requireOperands(draft, 0);
    return value => (value === null) === (operator === 'Null');
  }
  const contrary = Object.hasOwn(contraries, operator) ? contraries[operator] : undefined;
  const holds = contrary === undefined ? testOf(draft, operator) : testOf(draft, contrary);
  const passes: Condition = value => value !== null && holds(value, draft.operands);
  return contrary === undefined ? passes : value => !passes(value);
}

function testOf(draft: ConditionDraft, operator: string): ValueTest {
  const test = Object.hasOwn(valueTests, operator) ? valueTests[operator] : undefined;
  if (test === undefined) return momentTest(draft, operator);
  if (operator !== 'In') requireOperands(draft, operator === 'Between' ? 2 : 1);
  else if (draft.operands.length === 0) throw wrongOperands(draft);
  return test;
}

function momentTest(draft: ConditionDraft, operator: string): ValueTest {
  const { column, family, operands, now } = draft;
  const [first] = operands;
  const range = isCountedRange(operator)
    ? rangeOfOperator(operator, now, countOf(draft))
    : (rangeOfOperator(operator, now) ?? rangeAroundDay(operator, Number(first ?? 0)));
  if (range === undefined) throw notImplemented(`The condition operator '${operator}' is not implemented.`);
  if (family !== 'moment') {
    throw invalidArgument(`The condition operator '${draft.operator}' on '${column}' needs a column of dates.`);
  }
  requireOperands(draft, operandsOfMoments(operator));
  return isWithin(range);
}

const operandsOfMoments = (operator: string): number =>
  isCountedRange(operator) || rangeAroundDay(operator, 0) !== undefined ? 1 : 0;

const isWithin =
  ({ from, to }: MomentRange): ValueTest =>
  value =>
    Number(value) >= from && Number(value) < to;

/** Units that a range may have: more would leave the range of dates. */
const largestCount = 100_000;

function countOf(draft: ConditionDraft): number {
  requireOperands(draft, 1);
  const count = Number(draft.operands[0]);
  if (Number.isInteger(count) && count > 0 && count <= largestCount) return count;
  throw invalidArgument(
    `The condition operator '${draft.operator}' on '${draft.column}' takes a number from 1 to ${largestCount}.`,
  );
}

function requireOperands(draft: ConditionDraft, count: number): void {
  if (draft.operands.length !== count) throw wrongOperands(draft);
}

const wrongOperands = ({ operator, column }: ConditionDraft): DataverseFault =>
  invalidArgument(`The condition operator '${operator}' on '${column}' takes another number of values.`);
