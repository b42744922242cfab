import { invalidArgument, notImplemented } from '../../engine/dataverse-fault';
import {
  checkMetadataProperty,
  type MetadataKind,
  type MetadataProperty,
  type MetadataType,
} from '../metadata-types/metadata-type';

/** What a condition compares with, as either protocol writes it: text mostly, whatever its type. */
export type MetadataConditionValue = string | number | bigint | boolean | null;

/** A MetadataConditionExpression. */
export type MetadataCondition = {
  readonly property: string;
  readonly operator: string;
  /** A list for In and NotIn. */
  readonly operand: MetadataConditionValue | readonly MetadataConditionValue[];
};

/** A MetadataFilterExpression; `And` when it names no operator. */
export type MetadataFilter = {
  readonly operator: string | undefined;
  readonly conditions: readonly MetadataCondition[];
  readonly filters: readonly MetadataFilter[];
};

/** One sort of item that is queried: each has one of the types. */
export type QueriedItems<Item> = {
  /** The first one's name stands for all in messages. */
  readonly types: readonly MetadataType<Item>[];
  readonly typeOf: (item: Item) => MetadataType<Item>;
};

/** Filters inside filters that no honest query reaches. */
const MAX_FILTER_DEPTH = 20;

/** For those who read filters from the wire, before they read one at this depth; the outermost is at 0. Throws 400. */
export function checkMetadataFilterDepth(depth: number): void {
  if (depth > MAX_FILTER_DEPTH)
    throw invalidArgument(`The metadata query nests deeper than ${MAX_FILTER_DEPTH} filters.`);
}

/**
 * Makes a predicate of a filter; one without conditions lets everything pass. Throws 400 for what it does not
 * understand, 501 for properties that are not served.
 * https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions
 */
export function compileMetadataFilter<Item>(
  items: QueriedItems<Item>,
  { operator = 'And', conditions, filters }: MetadataFilter,
): (item: Item) => boolean {
  if (operator !== 'And' && operator !== 'Or') {
    throw invalidArgument(`'FilterOperator' must be And or Or, not '${operator}'.`);
  }
  const tests = [
    ...conditions.map(condition => compileMetadataCondition(items, condition)),
    ...filters.map(filter => compileMetadataFilter(items, filter)),
  ];
  if (tests.length === 0 || operator === 'And') return item => tests.every(test => test(item));
  return item => tests.some(test => test(item));
}

/** A value in the form in which values of its kind are compared; undefined equals nothing. */
type ComparedValue = string | number | boolean | null | undefined;
type Test = (value: ComparedValue, fold: (operand: MetadataConditionValue) => ComparedValue) => boolean;

function compileMetadataCondition<Item>(
  { types, typeOf }: QueriedItems<Item>,
  { property: name, operator, operand }: MetadataCondition,
): (item: Item) => boolean {
  checkMetadataProperty(types, name);
  for (const { name: type, properties } of types)
    checkComparableMetadata(type, name, operator, properties.get(name)?.kind);
  const holds = conditionTestOf(operator, operand);
  return item => {
    const property = typeOf(item).properties.get(name);
    // A column has the properties of its own type only.
    if (property === undefined) return holds(null, value => (value === null ? null : undefined));
    return holds(comparedMetadataValue(property, item), value => foldConditionValue(property.kind, value));
  };
}

const orderedKinds: readonly MetadataKind[] = ['integer', 'long', 'decimal', 'double'];

function checkComparableMetadata(type: string, name: string, operator: string, kind: MetadataKind | undefined): void {
  if (kind === undefined) return;
  if (!isComparedMetadata(kind)) {
    throw invalidArgument(`A condition compares simple properties, which '${name}' of ${type} is not.`);
  }
  const isOrder = operator === 'GreaterThan' || operator === 'LessThan';
  if (!isOrder || orderedKinds.includes(kind)) return;
  throw notImplemented(`The condition ${operator} on '${name}' of ${type} is not implemented: it is not a number.`);
}

/**
 * Of managed properties and constants only the value is compared.
 * https://learn.microsoft.com/dynamics365/customerengagement/on-premises/developer/retrieve-detect-changes-metadata#specify-your-filter-criteria
 */
const isComparedMetadata = (kind: MetadataKind): boolean =>
  !['strings', 'integers', 'label', 'optionSet', 'option', 'options', 'reference'].includes(kind);

function comparedMetadataValue<Item>(property: MetadataProperty<Item>, item: Item): ComparedValue {
  switch (property.kind) {
    case 'managedBoolean':
      return property.read(item)?.value ?? null;
    case 'requiredLevel':
      return property.read(item)?.value.toLowerCase() ?? null;
    case 'string':
    case 'enum':
    case 'constant':
    case 'guid':
      return property.read(item)?.toLowerCase() ?? null;
    case 'boolean':
    case 'integer':
    case 'long':
    case 'decimal':
    case 'double':
      return property.read(item);
    default:
      return undefined;
  }
}

/** An operand in the form of the property's kind: `True`, `true` and `1` are one boolean. */
function foldConditionValue(kind: MetadataKind, operand: MetadataConditionValue): ComparedValue {
  if (operand === null) return null;
  const text = String(operand).trim().toLowerCase();
  if (orderedKinds.includes(kind)) return text === '' ? undefined : Number(text);
  if (kind !== 'boolean' && kind !== 'managedBoolean') return text;
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

function conditionTestOf(operator: string, operand: MetadataCondition['operand']): Test {
  switch (operator) {
    case 'Equals':
      return equalsOneConditionValue([oneConditionValue(operand)]);
    case 'NotEquals':
      return negatedCondition(equalsOneConditionValue([oneConditionValue(operand)]));
    case 'In':
      return equalsOneConditionValue(conditionValueList(operand));
    case 'NotIn':
      return negatedCondition(equalsOneConditionValue(conditionValueList(operand)));
    case 'GreaterThan':
      return comparesConditionValue(oneConditionValue(operand), (value, limit) => value > limit);
    case 'LessThan':
      return comparesConditionValue(oneConditionValue(operand), (value, limit) => value < limit);
    default:
      throw invalidArgument(`'${operator}' is not an operator of a metadata condition.`);
  }
}

const isConditionValueList = (operand: MetadataCondition['operand']): operand is readonly MetadataConditionValue[] =>
  Array.isArray(operand);

function oneConditionValue(operand: MetadataCondition['operand']): MetadataConditionValue {
  if (isConditionValueList(operand))
    throw invalidArgument('A condition compares with one value, unless its operator is In or NotIn.');
  return operand;
}

function conditionValueList(operand: MetadataCondition['operand']): readonly MetadataConditionValue[] {
  if (isConditionValueList(operand)) return operand;
  throw invalidArgument('The operators In and NotIn compare with a list.');
}

const negatedCondition =
  (test: Test): Test =>
  (value, fold) =>
    !test(value, fold);

const equalsOneConditionValue =
  (operands: readonly MetadataConditionValue[]): Test =>
  (value, fold) =>
    operands.some(operand => fold(operand) === value);

const comparesConditionValue =
  (operand: MetadataConditionValue, holds: (value: number, limit: number) => boolean): Test =>
  (value, fold) => {
    const limit = fold(operand);
    return typeof value === 'number' && typeof limit === 'number' && holds(value, limit);
  };
