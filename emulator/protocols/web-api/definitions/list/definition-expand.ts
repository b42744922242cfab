import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type Aliases } from '../../filter/parser';
import { type JsonObject } from '../../front/request/json';
import { notImplementedInWebApi } from '../../front/response/odata-error';
import { type ExpandItem, parseExpand } from '../../front/url/expand-syntax';
import { type SelectedCollection, collectionReaders } from './collections';

/** One collection that `$expand` adds to a table's metadata. */
type MetadataExpansion = SelectedCollection & {
  /** For the context URL: `Keys(KeyAttributes)`. */
  readonly fragment: string;
  readonly name: string;
};

/** Reads `$expand=Keys($select=KeyAttributes),Attributes($filter=IsPrimaryId eq true)`. Throws 501 for other collections and options. */
export function parseDefinitionExpand(expand: string | undefined, aliases: Aliases): readonly MetadataExpansion[] {
  return expand === undefined ? [] : parseExpand(expand).map(item => toDefinitionExpansion(item, aliases));
}

function toDefinitionExpansion({ name, options }: ExpandItem, aliases: Aliases): MetadataExpansion {
  const foreign = [...options.keys()].find(option => option !== '$select' && option !== '$filter');
  if (foreign !== undefined) throw notImplementedInWebApi(`the option '${foreign}' in $expand of '${name}'`);
  const collection = collectionReaders.get(name);
  if (collection === undefined) throw notImplementedInWebApi(`expanding '${name}' of EntityMetadata`);
  const selected = collection({ select: options.get('$select'), filter: options.get('$filter'), aliases });
  return { ...selected, name, fragment: `${name}(${selected.names?.join(',') ?? ''})` };
}

/** The expanded collections as members of the table's JSON. */
export const renderDefinitionExpansions = (
  organization: OrganizationView,
  table: TableDefinition,
  expansions: readonly MetadataExpansion[],
): JsonObject => Object.fromEntries(expansions.map(({ name, read }) => [name, read(organization, table)]));
