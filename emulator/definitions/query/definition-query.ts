import { notImplemented } from '../../engine/dataverse-fault';
import { type TableDefinition } from '../../engine/tables/table-definition';
import { type TableColumn, type TableKey, type TableRelationship } from '../definition-items';
import { checkMetadataProperty, languageCode } from '../metadata-types/metadata-type';
import { attributeTypeOf, attributeTypes } from '../metadata-types/derived-attributes';
import { entityMetadata } from '../metadata-types/entity-metadata';
import { keyMetadata } from '../metadata-types/key-metadata';
import { manyToManyMetadata, relationshipMetadata } from '../metadata-types/relationship-metadata';
import { compileMetadataFilter, type MetadataFilter, type QueriedItems } from './metadata-filter';
import { type ItemPart, tableCollections, type TableParts, whole } from './table-description';

/** A MetadataQueryExpression: which items, and which of their properties. */
export type ItemQuery = {
  /** All items without one. */
  readonly filter: MetadataFilter | undefined;
  readonly properties: 'all' | readonly string[];
};

/** An EntityQueryExpression. Without a query of their own, columns, keys and relationships come whole. */
export type DefinitionQuery = {
  readonly tables: ItemQuery;
  readonly columns: ItemQuery | undefined;
  readonly keys: ItemQuery | undefined;
  readonly relationships: ItemQuery | undefined;
  /** Language codes that labels are asked for in; all when empty. */
  readonly languages: readonly number[];
};

/** What a query says, checked against the types. */
type CompiledQuery = {
  readonly passes: (table: TableDefinition) => boolean;
  readonly parts: TableParts;
};

const tables: QueriedItems<TableDefinition> = { types: [entityMetadata], typeOf: () => entityMetadata };
const columns: QueriedItems<TableColumn> = { types: attributeTypes, typeOf: attributeTypeOf };
const keys: QueriedItems<TableKey> = { types: [keyMetadata], typeOf: () => keyMetadata };
/** A query for relationships covers both sorts, of which one does not exist here. */
const relationships: QueriedItems<TableRelationship> = {
  types: [relationshipMetadata, manyToManyMetadata],
  typeOf: () => relationshipMetadata,
};

/** Throws 400 for what the query gets wrong, 501 for properties and languages that are not served. */
export function compileDefinitionQuery(query: DefinitionQuery): CompiledQuery {
  if (query.languages.length > 0 && !query.languages.includes(languageCode)) {
    throw notImplemented(`Labels are in English (${languageCode}) only: ask for that language or for all.`);
  }
  const { passes, names } = compileDefinitionQueryPart(tables, query.tables, tableCollections);
  // Read whether asked for or not, so that what is wrong is told.
  const attributes = compileDefinitionQueryPart(columns, query.columns);
  const alternateKeys = compileDefinitionQueryPart(keys, query.keys);
  const lookups = compileDefinitionQueryPart(relationships, query.relationships);
  const isAsked = (name: (typeof tableCollections)[number]): boolean => names?.includes(name) ?? true;
  return {
    passes,
    parts: {
      names,
      ...(isAsked('Attributes') && { columns: attributes }),
      ...(isAsked('Keys') && { keys: alternateKeys }),
      ...(isAsked('ManyToManyRelationships') && { manyToMany: whole }),
      ...(isAsked('ManyToOneRelationships') && { manyToOne: lookups }),
      ...(isAsked('OneToManyRelationships') && { oneToMany: lookups }),
    },
  };
}

function compileDefinitionQueryPart<Item>(
  items: QueriedItems<Item>,
  query: ItemQuery | undefined,
  collections: readonly string[] = [],
): ItemPart<Item> {
  if (query === undefined) return whole;
  const { filter, properties } = query;
  const passes = filter === undefined ? whole.passes : compileMetadataFilter(items, filter);
  if (properties === 'all') return { passes, names: undefined };
  for (const name of properties) if (!collections.includes(name)) checkMetadataProperty(items.types, name);
  return { passes, names: properties };
}
