import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type Aliases } from '../../filter/parser';
import { type JsonObject } from '../../front/request/json';
import {
  columnDefinitionsOf,
  keyDefinitionsOf,
  manyToOneDefinitionsOf,
  oneToManyDefinitionsOf,
} from '../../../../definitions/definition-items';
import { type MetadataType } from '../../../../definitions/metadata-types/metadata-type';
import { attributeMetadata } from '../../../../definitions/metadata-types/attribute-metadata';
import { keyMetadata } from '../../../../definitions/metadata-types/key-metadata';
import { manyToManyMetadata, relationshipMetadata } from '../../../../definitions/metadata-types/relationship-metadata';
import { renderAttribute } from '../columns/render-attribute';
import { parseDefinitionSelect, renderDefinition } from '../json/entity-type';
import { type ExpandedRows, expandReferences, namesWithExpansions, withExpandedRows } from '../json/expand-references';
import { definitionFilter } from './definition-filter';

/** `$select`, `$filter` and `$expand` of a collection. */
type Options = {
  readonly select: string | undefined;
  readonly filter: string | undefined;
  readonly expand: string | undefined;
  readonly aliases: Aliases;
  readonly rows: ExpandedRows;
};

export type SelectedCollection = {
  /** What a context URL names of it; undefined when all properties are asked for, and nothing else. */
  readonly names: readonly string[] | undefined;
  readonly read: (organization: OrganizationView, table: TableDefinition) => readonly JsonObject[];
};

/** Throws 400 for unknown properties, 501 for those that are not served. */
type TableCollection = (options: Options) => SelectedCollection;

function definitionCollectionReader<Item>(
  type: MetadataType<Item>,
  itemsOf: (table: TableDefinition, organization: OrganizationView) => readonly Item[],
  render = (item: Item, names: readonly string[] | undefined): JsonObject => renderDefinition(type, item, names),
): TableCollection {
  return ({ select, filter, expand, aliases, rows }) => {
    const names = parseDefinitionSelect(type, select);
    const passes = definitionFilter(type, filter, aliases);
    const expansions = expandReferences(type, expand, rows);
    const read: SelectedCollection['read'] = (organization, table) =>
      itemsOf(table, organization)
        .filter(passes)
        .map(item => withExpandedRows(render(item, names), item, expansions));
    return { names: namesWithExpansions(names, expansions), read };
  };
}

/** What a table's definition holds, by the names of its navigation properties. */
export const collectionReaders: ReadonlyMap<string, TableCollection> = new Map([
  ['Attributes', definitionCollectionReader(attributeMetadata, columnDefinitionsOf, renderAttribute)],
  ['Keys', definitionCollectionReader(keyMetadata, keyDefinitionsOf)],
  [
    'ManyToOneRelationships',
    definitionCollectionReader(relationshipMetadata, (table, organization) =>
      manyToOneDefinitionsOf(organization.tables, table),
    ),
  ],
  [
    'OneToManyRelationships',
    definitionCollectionReader(relationshipMetadata, (table, organization) =>
      oneToManyDefinitionsOf(organization.tables, table),
    ),
  ],
  ['ManyToManyRelationships', definitionCollectionReader(manyToManyMetadata, () => [])],
]);
