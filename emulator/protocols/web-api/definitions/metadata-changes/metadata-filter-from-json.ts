import {
  checkMetadataFilterDepth,
  type MetadataConditionValue,
  type MetadataCondition,
  type MetadataFilter,
} from '../../../../definitions/query/metadata-filter';
import { isJsonArray, isJsonObject, type JsonValue } from '../../front/request/json';
import { badODataRequest } from '../../front/response/odata-error';
import { JsonReader } from '../json/json-reader';

/**
 * Reads a MetadataFilterExpression: `{"FilterOperator":"And","Conditions":[…],"Filters":[…]}`. Throws 400.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/metadatafilterexpression
 */
export function metadataFilterFromJson(value: JsonValue | undefined, depth = 0): MetadataFilter | undefined {
  if (value === undefined) return undefined;
  checkMetadataFilterDepth(depth);
  const reader = new JsonReader('MetadataFilterExpression', value, ['MetadataFilterExpression']);
  const filter = {
    operator: reader.text('FilterOperator'),
    conditions: (reader.list('Conditions') ?? []).map(metadataConditionFromJson),
    filters: (reader.list('Filters') ?? []).flatMap(inner => metadataFilterFromJson(inner, depth + 1) ?? []),
  };
  reader.finish([]);
  return filter;
}

function metadataConditionFromJson(value: JsonValue): MetadataCondition {
  const reader = new JsonReader('MetadataConditionExpression', value, ['MetadataConditionExpression']);
  const condition = {
    property: reader.require('PropertyName', reader.text('PropertyName')),
    operator: reader.require('ConditionOperator', reader.text('ConditionOperator')),
    operand: conditionOperandFromJson(reader.value('Value') ?? null),
  };
  reader.finish([]);
  return condition;
}

/** `{"Type":"System.String","Value":"account"}`: the value is a string whatever the type. */
function conditionOperandFromJson(value: JsonValue): MetadataCondition['operand'] {
  const inner = isJsonObject(value) ? (value['Value'] ?? null) : value;
  const isListType = isJsonObject(value) && typeof value['Type'] === 'string' && value['Type'].endsWith('[]');
  const operand = isListType && typeof inner === 'string' ? parseConditionList(inner) : inner;
  return isJsonArray(operand) ? operand.map(conditionValueFromJson) : conditionValueFromJson(operand);
}

function conditionValueFromJson(value: JsonValue): MetadataConditionValue {
  if (typeof value === 'object' && value !== null) throw badODataRequest('A condition compares with simple values.');
  return value;
}

/** Microsoft's own examples write it with single quotes, which its JSON reader also takes. */
function parseConditionList(text: string): JsonValue {
  try {
    const parsed = JSON.parse(/^\s*\[\s*'/u.test(text) ? text.replaceAll("'", '"') : text) as JsonValue;
    if (isJsonArray(parsed)) return parsed;
  } catch {
    // Not JSON: refused below, as any other text that is not a list.
  }
  throw badODataRequest(`The list '${text.slice(0, 100)}' of a condition is not a JSON array.`);
}
