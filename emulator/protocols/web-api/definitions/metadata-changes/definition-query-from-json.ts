import { type DefinitionQuery, type ItemQuery } from '../../../../definitions/query/definition-query';
import { type JsonValue } from '../../front/request/json';
import { badODataRequest, notImplementedInWebApi } from '../../front/response/odata-error';
import { JsonReader } from '../json/json-reader';
import { metadataFilterFromJson } from './metadata-filter-from-json';

/**
 * Reads an EntityQueryExpression. Throws 400 for JSON of another shape.
 * https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions
 */
export function definitionQueryFromJson(value: JsonValue): DefinitionQuery {
  const reader = new JsonReader('EntityQueryExpression', value, ['EntityQueryExpression']);
  const query = {
    tables: itemQueryFromJson(reader),
    columns: nestedQueryFromJson(reader, 'AttributeQuery'),
    keys: nestedQueryFromJson(reader, 'KeyQuery'),
    relationships: nestedQueryFromJson(reader, 'RelationshipQuery'),
    languages: labelLanguagesFromJson(reader),
  };
  reader.finish([]);
  if (query.keys?.properties.includes('AsyncJob') === true)
    throw notImplementedInWebApi(`'AsyncJob' of EntityKeyMetadata`);
  return query;
}

function itemQueryFromJson(reader: JsonReader): ItemQuery {
  const filter = metadataFilterFromJson(reader.value('Criteria'));
  const given = reader.value('Properties');
  if (given === undefined) return { filter, properties: [] };
  const properties = new JsonReader('MetadataPropertiesExpression', given, ['MetadataPropertiesExpression']);
  const isAll = properties.flag('AllProperties') ?? false;
  const names = (properties.list('PropertyNames') ?? []).map(name => {
    if (typeof name === 'string') return name;
    throw badODataRequest(`'PropertyNames' must be names of properties.`);
  });
  properties.finish([]);
  return { filter, properties: isAll ? 'all' : names };
}

function nestedQueryFromJson(reader: JsonReader, name: string): ItemQuery | undefined {
  const value = reader.value(name);
  if (value === undefined) return undefined;
  const nested = new JsonReader(name, value);
  const query = itemQueryFromJson(nested);
  nested.finish([]);
  return query;
}

function labelLanguagesFromJson(reader: JsonReader): readonly number[] {
  const value = reader.value('LabelQuery');
  if (value === undefined) return [];
  const labels = new JsonReader('LabelQueryExpression', value, ['LabelQueryExpression']);
  const languages = labels.list('FilterLanguages') ?? [];
  labels.value('MissingLabelBehavior');
  labels.finish([]);
  return languages.map(Number);
}
