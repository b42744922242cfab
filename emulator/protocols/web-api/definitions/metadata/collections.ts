import { type TableDefinition } from '../../../../engine/tables/definitions';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type Aliases } from '../../filter/parser';
import { type JsonObject } from '../../front/request/json';
import { attributeMetadata, columnsOf } from '../columns/attribute-metadata';
import { renderAttribute } from '../columns/derived-attributes';
import { keyMetadata, keysOf } from '../keys/key-metadata';
import { manyToManyMetadata } from '../relationships/many-to-many-metadata';
import { metadataFilter, type MetadataType, parseMetadataSelect, renderMetadata } from './metadata-type';
import { manyToOneOf, oneToManyOf, relationshipMetadata } from '../relationships/relationship-metadata';

/** `$select` and `$filter` of a collection. */
type Options = { readonly select: string | undefined; readonly filter: string | undefined; readonly aliases: Aliases };

export type SelectedCollection = {
  /** Undefined when all properties are asked for. */
  readonly names: readonly string[] | undefined;
  readonly read: (organization: OrganizationView, table: TableDefinition) => readonly JsonObject[];
};

/** Throws 400 for unknown properties, 501 for those that are not served. */
export type TableCollection = (options: Options) => SelectedCollection;

function collection<Item>(
  type: MetadataType<Item>,
  itemsOf: (table: TableDefinition, organization: OrganizationView) => readonly Item[],
  render = (item: Item, names: readonly string[] | undefined): JsonObject => renderMetadata(type, item, names),
): TableCollection {
  return ({ select, filter, aliases }) => {
    const names = parseMetadataSelect(type, select);
    const passes = metadataFilter(type, filter, aliases);
    const read: SelectedCollection['read'] = (organization, table) =>
      itemsOf(table, organization)
        .filter(passes)
        .map(item => render(item, names));
    return { names, read };
  };
}

/** What a table's definition holds, by the names of its navigation properties. */
export const tableCollections: ReadonlyMap<string, TableCollection> = new Map([
  ['Attributes', collection(attributeMetadata, columnsOf, renderAttribute)],
  ['Keys', collection(keyMetadata, keysOf)],
  ['ManyToOneRelationships', collection(relationshipMetadata, manyToOneOf)],
  [
    'OneToManyRelationships',
    collection(relationshipMetadata, (table, organization) => oneToManyOf(organization, table)),
  ],
  ['ManyToManyRelationships', collection(manyToManyMetadata, () => [])],
]);
