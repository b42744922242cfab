import { isJsonObject, type JsonValue } from '../../front/request/json';
import { badRequest, notImplemented } from '../../front/response/odata-error';
import { type MetadataType } from '../metadata/metadata-type';
import { JsonReader } from '../metadata/json-reader';

type Test = (value: JsonValue) => boolean;

/** Filters inside filters that no honest query reaches. */
const MAX_DEPTH = 20;

/**
 * Reads a MetadataFilterExpression: `{"FilterOperator":"And","Conditions":[…],"Filters":[…]}`. No filter lets everything
 * pass. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/metadatafilterexpression
 */
export function readCriteria<Item>(
  type: MetadataType<Item>,
  value: JsonValue | undefined,
  depth = 0,
): (item: Item) => boolean {
  if (value === undefined) return () => true;
  if (depth > MAX_DEPTH) throw badRequest(`The metadata query nests deeper than ${MAX_DEPTH} filters.`);
  const reader = new JsonReader('MetadataFilterExpression', value, ['MetadataFilterExpression']);
  const operator = reader.text('FilterOperator') ?? 'And';
  if (operator !== 'And' && operator !== 'Or')
    throw badRequest(`'FilterOperator' must be And or Or, not '${operator}'.`);
  const tests = [
    ...(reader.list('Conditions') ?? []).map(condition => readCondition(type, condition)),
    ...(reader.list('Filters') ?? []).map(filter => readCriteria(type, filter, depth + 1)),
  ];
  reader.finish([]);
  if (tests.length === 0) return () => true;
  return item => (operator === 'And' ? tests.every(test => test(item)) : tests.some(test => test(item)));
}

function readCondition<Item>(type: MetadataType<Item>, value: JsonValue): (item: Item) => boolean {
  const reader = new JsonReader('MetadataConditionExpression', value, ['MetadataConditionExpression']);
  const name = reader.require('PropertyName', reader.text('PropertyName'));
  const operator = reader.require('ConditionOperator', reader.text('ConditionOperator'));
  const operand = operandOf(reader.value('Value') ?? null);
  reader.finish([]);
  const property = type.properties.get(name);
  if (property === undefined) {
    throw type.unserved.includes(name)
      ? notImplemented(`a condition over '${name}' of ${type.name}`)
      : badRequest(`'${name}' is no property of ${type.name}.`);
  }
  if (property.kind === 'label' || property.kind === 'collection') {
    throw badRequest(`A condition compares simple properties, which '${name}' of ${type.name} is not.`);
  }
  const holds = testOf(operator, operand);
  return item => holds(simpleValue(property.read(item)));
}

/** Of managed properties, type names and required levels only the value is compared. */
const simpleValue = (value: JsonValue): JsonValue => (isJsonObject(value) ? (value['Value'] ?? null) : value);

/** `{"Type":"System.String","Value":"account"}`: the value is a string whatever the type. */
function operandOf(value: JsonValue): JsonValue {
  const inner = isJsonObject(value) ? (value['Value'] ?? null) : value;
  const isListType = isJsonObject(value) && typeof value['Type'] === 'string' && value['Type'].endsWith('[]');
  return isListType && typeof inner === 'string' ? parseList(inner) : inner;
}

/** Microsoft's own examples write it with single quotes, which its JSON reader takes, too. */
function parseList(text: string): JsonValue {
  try {
    const parsed: unknown = JSON.parse(/^\s*\[\s*'/u.test(text) ? text.replaceAll("'", '"') : text);
    if (Array.isArray(parsed)) return parsed.map(String);
  } catch {
    // Not JSON: refused below, as any other text that is no list.
  }
  throw badRequest(`The list '${text.slice(0, 100)}' of a condition is no JSON array.`);
}

function folded(value: JsonValue): string {
  if (typeof value === 'object' && value !== null) throw badRequest('A condition compares with simple values.');
  return String(value).toLowerCase();
}

function testOf(operator: string, operand: JsonValue): Test {
  switch (operator) {
    case 'Equals':
      return isEqualTo(operand);
    case 'NotEquals': {
      const isEqual = isEqualTo(operand);
      return value => !isEqual(value);
    }
    case 'In':
      return isOneOf(operand);
    case 'NotIn': {
      const isIn = isOneOf(operand);
      return value => !isIn(value);
    }
    case 'GreaterThan':
      return value => typeof value === 'number' && value > Number(operand);
    case 'LessThan':
      return value => typeof value === 'number' && value < Number(operand);
    default:
      throw badRequest(`'${operator}' is no operator of a metadata condition.`);
  }
}

function isEqualTo(operand: JsonValue): Test {
  const wanted = folded(operand);
  return value => folded(value) === wanted;
}

function isOneOf(operand: JsonValue): Test {
  if (!Array.isArray(operand)) throw badRequest('The operators In and NotIn compare with a list.');
  const values = new Set(operand.map(folded));
  return value => values.has(folded(value));
}
