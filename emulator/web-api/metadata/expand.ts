import { type TableDefinition } from '../../engine/definitions';
import { type JsonObject, type JsonValue } from '../json';
import { badRequest, notImplemented } from '../odata-error';
import { attributeMetadata, columnsOf, renderAttribute } from './attribute-metadata';
import { keyMetadata, keysOf } from './key-metadata';
import { parseMetadataSelect, renderMetadata } from './metadata-type';

/** One collection that `$expand` adds to a table's metadata. */
export type MetadataExpansion = {
  /** For the context URL: `Keys(KeyAttributes)`. */
  readonly fragment: string;
  readonly name: string;
  readonly read: (table: TableDefinition) => readonly JsonValue[];
};

/** Reads `$expand=Keys($select=KeyAttributes),Attributes`. Throws 501 for other collections and nested options. */
export function parseMetadataExpand(expand: string | undefined): readonly MetadataExpansion[] {
  if (expand === undefined) return [];
  return splitTopLevel(expand).map(parseItem);
}

/** Commas inside parentheses do not separate. */
const splitTopLevel = (text: string): readonly string[] =>
  text.match(/(?:[^,(]|\([^)]*\))+/g)?.map(item => item.trim()) ?? [];

function parseItem(item: string): MetadataExpansion {
  const [, name, options] = /^(\w+)(?:\((.*)\))?$/.exec(item) ?? [];
  if (name === undefined) throw badRequest(`Syntax error in $expand: '${item}'.`);
  const select = options === undefined ? undefined : /^\s*\$select=([\w,\s]+)$/.exec(options)?.[1];
  if (options !== undefined && select === undefined) throw notImplemented(`the $expand option '${options}'`);
  if (name === 'Keys') {
    const names = parseMetadataSelect(keyMetadata, select);
    return expansion(name, names, table => keysOf(table).map(key => renderMetadata(keyMetadata, key, names)));
  }
  if (name === 'Attributes') {
    const names = parseMetadataSelect(attributeMetadata, select);
    return expansion(name, names, table => columnsOf(table).map(column => renderAttribute(column, names)));
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
