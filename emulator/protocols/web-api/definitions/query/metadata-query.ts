import { type TableDefinition } from '../../../../engine/tables/definitions';
import { type JsonValue } from '../../front/request/json';
import { badRequest, notImplemented } from '../../front/response/odata-error';
import { attributeMetadata } from '../columns/attribute-metadata';
import { tableCollections } from '../metadata/collections';
import { entityMetadata } from '../tables/entity-metadata';
import { keyMetadata } from '../keys/key-metadata';
import { manyToManyMetadata } from '../relationships/many-to-many-metadata';
import { type MetadataType } from '../metadata/metadata-type';
import { relationshipMetadata } from '../relationships/relationship-metadata';
import { JsonReader } from '../metadata/json-reader';
import { type Part, type TableParts } from './complex-table';
import { readCriteria } from './conditions';

/** Parts of a table that are items of their own. */
const collections: readonly string[] = [...tableCollections.keys()];

export type MetadataQuery = {
  readonly passes: (table: TableDefinition) => boolean;
  readonly parts: TableParts;
};

/**
 * Reads an EntityQueryExpression. Throws 400 for what it does not understand, 501 for properties that are not served.
 * https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions
 */
export function readMetadataQuery(value: JsonValue): MetadataQuery {
  const reader = new JsonReader('EntityQueryExpression', value, ['EntityQueryExpression']);
  const { passes, names } = readPart(entityMetadata, reader, collections);
  const columns = readNested(attributeMetadata, reader, 'AttributeQuery');
  const keys = readNested(keyMetadata, reader, 'KeyQuery');
  // It covers both kinds of relationships, of which one does not exist here.
  const relationships = readNested(relationshipMetadata, reader, 'RelationshipQuery', [
    ...manyToManyMetadata.properties.keys(),
  ]);
  readLabels(reader);
  reader.finish([]);
  const isAsked = (name: string): boolean => names?.includes(name) ?? true;
  return {
    passes,
    parts: {
      names,
      ...(isAsked('Attributes') && { columns }),
      ...(isAsked('Keys') && { keys }),
      ...(isAsked('ManyToOneRelationships') && { manyToOne: relationships }),
      ...(isAsked('OneToManyRelationships') && { oneToMany: relationships }),
    },
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

/** Without a query of their own, columns, keys and relationships come whole. */
function readNested<Item>(
  type: MetadataType<Item>,
  reader: JsonReader,
  name: string,
  others: readonly string[] = [],
): Part<Item> {
  const value = reader.value(name);
  if (value === undefined) return { passes: () => true, names: undefined };
  const nested = new JsonReader(name, value);
  const part = readPart(type, nested, others);
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
