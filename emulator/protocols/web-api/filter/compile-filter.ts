import { badODataRequest, notImplementedInWebApi } from '../front/response/odata-error';
import { type Comparable, type ValueFamily } from '../../../query/comparable';
import { makeComparison } from '../../../query/conditions/value-tests';
import { filterLiteralOperand, type OperandFamily } from './literal-operand';
import { queryFunctionCondition } from './query-function';
import {
  type CompareNode,
  type Comparison,
  type FilterNode,
  type Operand,
  type QueryFunctionNode,
  type TextFunction,
  type TextNode,
} from './syntax-tree';

/** A property of the filtered type. */
export type Property<Item> = {
  readonly family: ValueFamily;
  /** For messages: `Edm.String`. */
  readonly edmType: string;
  /** The value, in its family's form, or null. */
  readonly read: (item: Item) => Comparable | null;
};

/** Finds a property by its path, or throws the refusal for one that does not exist. */
export type PropertyFinder<Item> = (path: readonly string[]) => Property<Item>;

type Side<Item> = Omit<Property<Item>, 'family'> & { readonly family: OperandFamily };

/** What the functions that only Dataverse has need. */
export type QueryFunctions<Item> = {
  /** Finds a property by the logical name of its column, or throws the refusal for one that does not exist. */
  readonly find: (name: string) => Property<Item>;
  /** The organization's time, in milliseconds since 1970. */
  readonly now: number;
};

/**
 * Makes a predicate of a parsed filter. Names and types are checked here, before the first row is read.
 * As in SQL behind Dataverse, text compares without regard to case, and `ne` and `not` let rows without a value through.
 */
export function compileFilter<Item>(
  node: FilterNode,
  find: PropertyFinder<Item>,
  functions?: QueryFunctions<Item>,
): (item: Item) => boolean {
  switch (node.kind) {
    case 'compare':
      return compileFilterComparison(node, find, functions);
    case 'boolean':
      return compileBooleanFilter(node.operand, find, functions);
    case 'not': {
      const operand = compileFilter(node.operand, find, functions);
      return item => !operand(item);
    }
    case 'and':
    case 'or': {
      const [left, right] = [compileFilter(node.left, find, functions), compileFilter(node.right, find, functions)];
      return node.kind === 'and' ? item => left(item) && right(item) : item => left(item) || right(item);
    }
  }
}

const operatorKinds: Readonly<Record<Comparison, string>> = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
};

/** What the operators and functions of OData are called among those of queries. */
const queryOperators = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterEqual',
  lt: 'LessThan',
  le: 'LessEqual',
  contains: 'Contains',
  startswith: 'BeginsWith',
  endswith: 'EndsWith',
} as const satisfies Readonly<Record<Comparison | TextFunction, string>>;

function compileFilterComparison<Item>(
  node: CompareNode,
  find: PropertyFinder<Item>,
  functions: QueryFunctions<Item> | undefined,
): (item: Item) => boolean {
  const [left, right] = unifyFilterSides(
    filterSide(node.left, find, functions),
    filterSide(node.right, find, functions),
    node.operator,
  );
  const holds = makeComparison(queryOperators[node.operator]);
  return item => holds(left.read(item), right.read(item));
}

function filterSide<Item>(
  operand: Operand,
  find: PropertyFinder<Item>,
  functions: QueryFunctions<Item> | undefined,
): Side<Item> {
  if (operand.kind === 'property') return find(operand.path);
  if (operand.kind === 'text')
    return { family: 'boolean', edmType: 'Edm.Boolean', read: compileTextFilter(operand, find, functions) };
  if (operand.kind === 'query-function')
    return { family: 'boolean', edmType: 'Edm.Boolean', read: compileQueryFunction(operand, functions) };
  const { family, edmType, value } = filterLiteralOperand(operand.literal);
  return { family, edmType, read: () => value };
}

function compileBooleanFilter<Item>(
  operand: Operand,
  find: PropertyFinder<Item>,
  functions: QueryFunctions<Item> | undefined,
): (item: Item) => boolean {
  const { family, read } = filterSide(operand, find, functions);
  if (family !== 'boolean') throw badODataRequest('The $filter expression must evaluate to a single boolean value.');
  return item => read(item) === true;
}

/** Both sides in one family. A date is also a moment: a date-only literal meets date-time columns. */
function unifyFilterSides<Item>(
  left: Side<Item>,
  right: Side<Item>,
  operator: Comparison,
): readonly [Side<Item>, Side<Item>] {
  if (left.family === 'null' || right.family === 'null' || left.family === right.family) return [left, right];
  throw badODataRequest(
    'A binary operator with incompatible types was detected. ' +
      `Found operand types '${left.edmType}' and '${right.edmType}' for operator kind '${operatorKinds[operator]}'.`,
  );
}

function compileQueryFunction<Item>(
  node: QueryFunctionNode,
  functions: QueryFunctions<Item> | undefined,
): (item: Item) => boolean {
  if (functions === undefined) throw notImplementedInWebApi(`the function '${node.name}' in a filter of definitions`);
  const property = functions.find(node.property);
  const passes = queryFunctionCondition(node, property.family, functions.now);
  return item => passes(property.read(item));
}

function compileTextFilter<Item>(
  node: TextNode,
  find: PropertyFinder<Item>,
  functions: QueryFunctions<Item> | undefined,
): (item: Item) => boolean {
  const [subject, sought] = [filterSide(node.subject, find, functions), filterSide(node.sought, find, functions)];
  if (subject.family !== 'text' || sought.family !== 'text') {
    throw badODataRequest(
      `No function signature for the function with name '${node.name}' matches the specified arguments. ` +
        `The function signatures considered are: ${node.name}(Edm.String Nullable=true, Edm.String Nullable=true).`,
    );
  }
  const holds = makeComparison(queryOperators[node.name]);
  return item => holds(subject.read(item), sought.read(item));
}
