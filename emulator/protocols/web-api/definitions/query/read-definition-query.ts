import { type DefinitionQuery, type ItemQuery } from '../../../../definitions/query/definition-query';
import { type JsonValue } from '../../front/request/json';
import { badRequest, notImplemented } from '../../front/response/odata-error';
import { JsonReader } from '../metadata/json-reader';
import { readMetadataFilter } from './read-metadata-filter';

/**
 * Reads an EntityQueryExpression. Throws 400 for JSON of another shape.
 * https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions
 */
export function readDefinitionQuery(value: JsonValue): DefinitionQuery {
  const reader = new JsonReader('EntityQueryExpression', value, ['EntityQueryExpression']);
  const query = {
    tables: readItemQuery(reader),
    columns: readNestedQuery(reader, 'AttributeQuery'),
    keys: readNestedQuery(reader, 'KeyQuery'),
    relationships: readNestedQuery(reader, 'RelationshipQuery'),
    languages: readLanguages(reader),
  };
  reader.finish([]);
  if (query.keys?.properties.includes('AsyncJob') === true) throw notImplemented(`'AsyncJob' of EntityKeyMetadata`);
  return query;
}

function readItemQuery(reader: JsonReader): ItemQuery {
  const filter = readMetadataFilter(reader.value('Criteria'));
  const given = reader.value('Properties');
  if (given === undefined) return { filter, properties: [] };
  const properties = new JsonReader('MetadataPropertiesExpression', given, ['MetadataPropertiesExpression']);
  const isAll = properties.flag('AllProperties') ?? false;
  const names = (properties.list('PropertyNames') ?? []).map(name => {
    if (typeof name === 'string') return name;
    throw badRequest(`'PropertyNames' must be names of properties.`);
  });
  properties.finish([]);
  return { filter, properties: isAll ? 'all' : names };
}

function readNestedQuery(reader: JsonReader, name: string): ItemQuery | undefined {
  const value = reader.value(name);
  if (value === undefined) return undefined;
  const nested = new JsonReader(name, value);
  const query = readItemQuery(nested);
  nested.finish([]);
  return query;
}

function readLanguages(reader: JsonReader): readonly number[] {
  const value = reader.value('LabelQuery');
  if (value === undefined) return [];
  const labels = new JsonReader('LabelQueryExpression', value, ['LabelQueryExpression']);
  const languages = labels.list('FilterLanguages') ?? [];
  labels.value('MissingLabelBehavior');
  labels.finish([]);
  return languages.map(Number);
}
