import { type TableDefinition } from '../../../engine/definitions';
import { type JsonObject, type JsonValue } from '../../json';
import { badRequest, notImplemented } from '../../odata-error';
import { attributeMetadata, columnsOf, derivedTypeOf, type TableColumn } from '../attribute-metadata';
import { renderAttribute } from '../derived-attributes';
import { entityMetadata } from '../entity-metadata';
import { keyMetadata, keysOf, type TableKey } from '../key-metadata';
import { type MetadataType, renderMetadata } from '../metadata-type';
import { JsonReader } from '../write/json-reader';
import { readCriteria } from './conditions';

/** Which items of a kind are asked for, and which of their properties; undefined when all are. */
type Part<Item> = { readonly passes: (item: Item) => boolean; readonly names: readonly string[] | undefined };

/** Parts of a table that are items of their own. Relationships and privileges are not there. */
const collections: readonly string[] = ['Attributes', 'Keys'];
const absentCollections: readonly string[] = [
  'ManyToManyRelationships',
  'ManyToOneRelationships',
  'OneToManyRelationships',
  'Privileges',
];

export type MetadataQuery = {
  readonly passes: (table: TableDefinition) => boolean;
  /** A ComplexEntityMetadata; `hasChanged` is null when no version stamp was given. */
  readonly render: (table: TableDefinition, hasChanged: boolean | null) => JsonObject;
};

/**
 * Reads an EntityQueryExpression. Throws 400 for what it does not understand, 501 for relationships.
 * https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions
 */
export function readMetadataQuery(value: JsonValue): MetadataQuery {
  const reader = new JsonReader('EntityQueryExpression', value, ['EntityQueryExpression']);
  const tables = readPart(entityMetadata, reader, [...collections, ...absentCollections]);
  const columns = readNested(attributeMetadata, reader, 'AttributeQuery');
  const keys = readNested(keyMetadata, reader, 'KeyQuery');
  readLabels(reader);
  const isAsked = (name: string): boolean => tables.names?.includes(name) ?? true;
  if (reader.value('RelationshipQuery') !== undefined && absentCollections.some(isAsked)) {
    throw notImplemented('relationships in RetrieveMetadataChanges');
  }
  reader.finish([]);
  const absent = tables.names?.find(name => absentCollections.includes(name));
  if (absent !== undefined) throw notImplemented(`'${absent}' in RetrieveMetadataChanges`);
  return {
    passes: tables.passes,
    render: (table, hasChanged) => ({
      ...renderItem(entityMetadata, table, tables.names, ['LogicalName']),
      HasChanged: hasChanged,
      ...Object.fromEntries(absentCollections.map(name => [name, []])),
      Attributes: isAsked('Attributes') ? columnsOf(table).filter(columns.passes).map(renderColumn(columns.names)) : [],
      Keys: isAsked('Keys') ? keysOf(table).filter(keys.passes).map(renderKey(keys.names)) : [],
    }),
  };
}

function readPart<Item>(type: MetadataType<Item>, reader: JsonReader, others: readonly string[] = []): Part<Item> {
  const passes = readCriteria(type, reader.value('Criteria'));
  const given = reader.value('Properties');
  if (given === undefined) return { passes, names: [] };
  const properties = new JsonReader('MetadataPropertiesExpression', given, ['MetadataPropertiesExpression']);
  const isAll = properties.flag('AllProperties') ?? false;
  const names = (properties.list('PropertyNames') ?? []).map(name => readName(type, others, name));
  properties.finish([]);
  return { passes, names: isAll ? undefined : names };
}

function readName<Item>(type: MetadataType<Item>, others: readonly string[], name: JsonValue): string {
  if (typeof name !== 'string') throw badRequest(`'PropertyNames' must be names of properties.`);
  if (type.properties.has(name) || others.includes(name)) return name;
  if (type.unserved.includes(name)) throw notImplemented(`the property '${name}' of ${type.name}`);
  throw badRequest(`'${name}' is no property of ${type.name}.`);
}

/** Without a query of their own, columns and keys come whole. */
function readNested<Item>(type: MetadataType<Item>, reader: JsonReader, name: string): Part<Item> {
  const value = reader.value(name);
  if (value === undefined) return { passes: () => true, names: undefined };
  const nested = new JsonReader(name, value);
  const part = readPart(type, nested);
  nested.finish([]);
  return part;
}

/** There is one language, so that a filter over languages takes nothing away unless it leaves that one out. */
function readLabels(reader: JsonReader): void {
  const value = reader.value('LabelQuery');
  if (value === undefined) return;
  const labels = new JsonReader('LabelQueryExpression', value, ['LabelQueryExpression']);
  const languages = labels.list('FilterLanguages') ?? [];
  labels.value('MissingLabelBehavior');
  labels.finish([]);
  if (languages.length > 0 && !languages.includes(1033)) throw notImplemented('labels in another language than 1033');
}

/** All properties of the type, those that are not asked for as null (recorded); MetadataId is there in any case. */
function renderItem<Item>(
  type: MetadataType<Item>,
  item: Item,
  names: readonly string[] | undefined,
  always: readonly string[] = [],
): JsonObject {
  const nothing = Object.fromEntries([...type.unserved, ...type.properties.keys()].map(name => [name, null]));
  const simple = names?.filter(name => type.properties.has(name));
  return { ...nothing, ...renderMetadata(type, item, simple === undefined ? undefined : [...simple, ...always]) };
}

const renderColumn =
  (names: readonly string[] | undefined) =>
  (item: TableColumn): JsonObject => {
    const derived = derivedTypeOf(item);
    const { '@odata.type': _type, ...own } = names === undefined ? renderAttribute(item, undefined) : {};
    return {
      ...(derived !== null && { '@odata.type': `#Microsoft.Dynamics.CRM.Complex${derived}` }),
      ...renderItem(attributeMetadata, item, names),
      ...own,
    };
  };

const renderKey =
  (names: readonly string[] | undefined) =>
  (item: TableKey): JsonObject =>
    renderItem(keyMetadata, item, names);
