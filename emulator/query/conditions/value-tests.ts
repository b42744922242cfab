import { type Comparable, compareComparables } from '../comparable';
import { matchesLike } from '../like';

/** What an operator says of a value that is there. */
export type ValueTest = (value: Comparable, operands: readonly Comparable[]) => boolean;

const byOrder =
  (holds: (order: number) => boolean): ValueTest =>
  (value, [first]) =>
    first !== undefined && holds(compareComparables(value, first));

const byText =
  (holds: (text: string, sought: string) => boolean): ValueTest =>
  (value, [first]) =>
    typeof value === 'string' && typeof first === 'string' && holds(value, first);

const isBetween: ValueTest = (value, [low, high]) =>
  low !== undefined &&
  high !== undefined &&
  compareComparables(value, low) >= 0 &&
  compareComparables(value, high) <= 0;

const testsOfOne = {
  Equal: byOrder(order => order === 0),
  GreaterThan: byOrder(order => order > 0),
  GreaterEqual: byOrder(order => order >= 0),
  LessThan: byOrder(order => order < 0),
  LessEqual: byOrder(order => order <= 0),
  BeginsWith: byText((whole, part) => whole.startsWith(part)),
  EndsWith: byText((whole, part) => whole.endsWith(part)),
} as const;

/** `Contains` is what OData's function says: queries of conditions have Like for it. */
const comparisons = { ...testsOfOne, Contains: byText((whole, part) => whole.includes(part)) } as const;

/** By the operators' names in ConditionOperator. */
export const valueTests: Readonly<Record<string, ValueTest>> = {
  ...testsOfOne,
  In: (value, operands) => operands.some(one => compareComparables(value, one) === 0),
  Between: isBetween,
  Like: byText(matchesLike),
};

/** Operators that say the contrary of another one. */
export const contraries: Readonly<Record<string, string>> = {
  NotEqual: 'Equal',
  NotIn: 'In',
  NotBetween: 'Between',
  NotLike: 'Like',
  DoesNotBeginWith: 'BeginsWith',
  DoesNotEndWith: 'EndsWith',
  NotOn: 'On',
};

/** What two values are asked, each of which may be missing. */
export type Comparison = (value: Comparable | null, other: Comparable | null) => boolean;

/**
 * Compares two values as an operator does. A value that is missing equals a missing one, as Null says, passes no other test,
 * and passes the negation of each.
 */
export function makeComparison(operator: keyof typeof comparisons | 'NotEqual'): Comparison {
  if (operator === 'NotEqual') {
    const areEqual = makeComparison('Equal');
    return (value, other) => !areEqual(value, other);
  }
  const test = comparisons[operator];
  return (value, other) =>
    value === null || other === null ? operator === 'Equal' && value === other : test(value, [other]);
}
