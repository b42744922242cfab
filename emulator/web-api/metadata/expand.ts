import { type TableDefinition } from '../../engine/definitions';
import { type JsonObject, type JsonValue } from '../json';
import { type Aliases } from '../filter/parser';
import { notImplemented } from '../odata-error';
import { type ExpandItem, parseExpand } from '../url/expand-syntax';
import { attributeMetadata, columnsOf } from './attribute-metadata';
import { renderAttribute } from './derived-attributes';
import { keyMetadata, keysOf } from './key-metadata';
import { metadataFilter, parseMetadataSelect, renderMetadata } from './metadata-type';

/** One collection that `$expand` adds to a table's metadata. */
export type MetadataExpansion = {
  /** For the context URL: `Keys(KeyAttributes)`. */
  readonly fragment: string;
  readonly name: string;
  readonly read: (table: TableDefinition) => readonly JsonValue[];
};

/** Reads `$expand=Keys($select=KeyAttributes),Attributes($filter=IsPrimaryId eq true)`. Throws 501 for other collections and options. */
export function parseMetadataExpand(expand: string | undefined, aliases: Aliases): readonly MetadataExpansion[] {
  return expand === undefined ? [] : parseExpand(expand).map(item => toExpansion(item, aliases));
}

function toExpansion({ name, options }: ExpandItem, aliases: Aliases): MetadataExpansion {
  const foreign = [...options.keys()].find(option => option !== '$select' && option !== '$filter');
  if (foreign !== undefined) throw notImplemented(`the option '${foreign}' in $expand of '${name}'`);
  const [select, filter] = [options.get('$select'), options.get('$filter')];
  if (name === 'Keys') {
    const names = parseMetadataSelect(keyMetadata, select);
    const passes = metadataFilter(keyMetadata, filter, aliases);
    return expansion(name, names, table =>
      keysOf(table)
        .filter(passes)
        .map(key => renderMetadata(keyMetadata, key, names)),
    );
  }
  if (name === 'Attributes') {
    const names = parseMetadataSelect(attributeMetadata, select);
    const passes = metadataFilter(attributeMetadata, filter, aliases);
    return expansion(name, names, table =>
      columnsOf(table)
        .filter(passes)
        .map(column => renderAttribute(column, names)),
    );
  }
  throw notImplemented(`expanding '${name}' of EntityMetadata`);
}

const expansion = (
  name: string,
  names: readonly string[] | undefined,
  read: MetadataExpansion['read'],
): MetadataExpansion => ({ name, fragment: `${name}(${names?.join(',') ?? ''})`, read });

/** The expanded collections as members of the table's JSON. */
export const renderExpansions = (table: TableDefinition, expansions: readonly MetadataExpansion[]): JsonObject =>
  Object.fromEntries(expansions.map(({ name, read }) => [name, read(table)]));
