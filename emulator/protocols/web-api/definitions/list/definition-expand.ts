import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type Aliases } from '../../filter/parser';
import { type JsonObject } from '../../front/request/json';
import { notImplementedInWebApi } from '../../front/response/odata-error';
import { type ExpandItem, parseExpand } from '../../front/url/expand-syntax';
import { type ExpandedRows } from '../json/expand-references';
import { type SelectedCollection, collectionReaders } from './collections';

/** One collection that `$expand` adds to a table's metadata. */
type MetadataExpansion = SelectedCollection & {
  /** For the context URL: `Keys(KeyAttributes)`. */
  readonly fragment: string;
  readonly name: string;
};

/** Reads `$expand=Keys($select=KeyAttributes),Attributes($filter=IsPrimaryId eq true)`. Throws 501 for other collections and options. */
export function parseDefinitionExpand(
  expand: string | undefined,
  aliases: Aliases,
  rows: ExpandedRows,
): readonly MetadataExpansion[] {
  return expand === undefined ? [] : parseExpand(expand).map(item => toDefinitionExpansion(item, aliases, rows));
}

const optionsOfExpansion = ['$select', '$filter', '$expand'];

function toDefinitionExpansion({ name, options }: ExpandItem, aliases: Aliases, rows: ExpandedRows): MetadataExpansion {
  const foreign = [...options.keys()].find(option => !optionsOfExpansion.includes(option));
  if (foreign !== undefined) throw notImplementedInWebApi(`the option '${foreign}' in $expand of '${name}'`);
  const collection = collectionReaders.get(name);
  if (collection === undefined) throw notImplementedInWebApi(`expanding '${name}' of EntityMetadata`);
  const [select, filter, nested] = optionsOfExpansion.map(option => options.get(option));
  const selected = collection({ select, filter, expand: nested, aliases, rows });
  return { ...selected, name, fragment: `${name}(${selected.names?.join(',') ?? ''})` };
}

/** The expanded collections as members of the table's JSON. */
export const renderDefinitionExpansions = (
  organization: OrganizationView,
  table: TableDefinition,
  expansions: readonly MetadataExpansion[],
): JsonObject => Object.fromEntries(expansions.map(({ name, read }) => [name, read(organization, table)]));
