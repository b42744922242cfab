import { type DefinitionQuery, type ItemQuery } from '../../../definitions/query/definition-query';
import {
  checkMetadataFilterDepth,
  type MetadataConditionValue,
  type MetadataCondition,
  type MetadataFilter,
} from '../../../definitions/query/metadata-filter';
import { arrays, metadataQuery } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';

/**
 * Reads an EntityQueryExpression. Throws 400 for filters that nest too deep.
 * https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions
 */
export const definitionQueryFromXml = (query: XmlElement): DefinitionQuery => ({
  tables: itemQueryFromXml(query),
  columns: nestedQueryFromXml(query, 'AttributeQuery'),
  keys: nestedQueryFromXml(query, 'KeyQuery'),
  relationships: nestedQueryFromXml(query, 'RelationshipQuery'),
  languages: labelLanguagesFromXml(query.child(metadataQuery('LabelQuery'))),
});

function itemQueryFromXml(query: XmlElement): ItemQuery {
  const filter = metadataFilterFromXml(query.child(metadataQuery('Criteria')));
  const properties = query.child(metadataQuery('Properties'));
  const names = properties?.child(metadataQuery('PropertyNames'))?.all(arrays('string')) ?? [];
  const isAll = properties?.flag(metadataQuery('AllProperties')) === true;
  return { filter, properties: isAll ? 'all' : names.map(({ text }) => text.trim()) };
}

function nestedQueryFromXml(query: XmlElement, name: string): ItemQuery | undefined {
  const nested = query.child(metadataQuery(name));
  return nested && itemQueryFromXml(nested);
}

const labelLanguagesFromXml = (labels: XmlElement | undefined): readonly number[] =>
  labels?.child(metadataQuery('FilterLanguages'))?.children.map(({ text }) => Number(text)) ?? [];

function metadataFilterFromXml(filter: XmlElement | undefined, depth = 0): MetadataFilter | undefined {
  if (filter === undefined) return undefined;
  checkMetadataFilterDepth(depth);
  const conditions = filter.child(metadataQuery('Conditions'))?.all(metadataQuery('MetadataConditionExpression')) ?? [];
  const filters = filter.child(metadataQuery('Filters'))?.all(metadataQuery('MetadataFilterExpression')) ?? [];
  return {
    operator: filter.textOf(metadataQuery('FilterOperator'))?.trim(),
    conditions: conditions.map(metadataConditionFromXml),
    filters: filters.flatMap(inner => metadataFilterFromXml(inner, depth + 1) ?? []),
  };
}

const metadataConditionFromXml = (condition: XmlElement): MetadataCondition => ({
  property: condition.textOf(metadataQuery('PropertyName'))?.trim() ?? '',
  operator: condition.textOf(metadataQuery('ConditionOperator'))?.trim() ?? '',
  operand: conditionOperandFromXml(condition.child(metadataQuery('Value'))),
});

/** A list has its items as children. */
function conditionOperandFromXml(value: XmlElement | undefined): MetadataCondition['operand'] {
  if (value === undefined) return null;
  const isList = value.children.length > 0 || value.type?.name.startsWith('ArrayOf') === true;
  return isList ? value.children.map(conditionValueFromXml) : conditionValueFromXml(value);
}

const conditionValueFromXml = ({ isNil, text }: XmlElement): MetadataConditionValue => (isNil ? null : text);
