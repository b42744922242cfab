import { type TableDefinition } from '../../../../engine/tables/definitions';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type JsonObject } from '../../front/request/json';
import { attributeMetadata, columnsOf, derivedTypeOf, type TableColumn } from '../columns/attribute-metadata';
import { renderAttribute } from '../columns/derived-attributes';
import { entityMetadata } from '../tables/entity-metadata';
import { keyMetadata, keysOf, type TableKey } from '../keys/key-metadata';
import { type MetadataType, renderMetadata } from '../metadata/metadata-type';
import {
  manyToOneOf,
  oneToManyOf,
  relationshipMetadata,
  type TableRelationship,
} from '../relationships/relationship-metadata';

/** Which items of a kind are asked for, and which of their properties; undefined when all are. */
export type Part<Item> = {
  readonly passes: (item: Item) => boolean;
  readonly names: readonly string[] | undefined;
};

export const whole: Part<unknown> = { passes: () => true, names: undefined };

/** What is shown of a table; a collection that is left out is empty. */
export type TableParts = {
  /** Of its own properties; undefined shows all. */
  readonly names: readonly string[] | undefined;
  readonly columns?: Part<TableColumn>;
  readonly keys?: Part<TableKey>;
  readonly manyToOne?: Part<TableRelationship>;
  readonly oneToMany?: Part<TableRelationship>;
};

/**
 * A table as a ComplexEntityMetadata. What is not asked for is null or empty (recorded on a live environment); ids and
 * logical names are there in any case.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/complexentitymetadata
 */
export function renderTable(organization: OrganizationView, table: TableDefinition, parts: TableParts): JsonObject {
  const { names, columns, keys, manyToOne, oneToMany } = parts;
  const shown = <Item>(part: Part<Item> | undefined, items: () => readonly Item[]): readonly Item[] =>
    part === undefined ? [] : items().filter(part.passes);
  return {
    ...renderItem(entityMetadata, table, names),
    Attributes: shown(columns, () => columnsOf(table)).map(item => renderColumn(item, columns?.names)),
    Keys: shown(keys, () => keysOf(table)).map(item => renderItem(keyMetadata, item, keys?.names)),
    ManyToManyRelationships: [],
    ManyToOneRelationships: shown(manyToOne, () => manyToOneOf(table)).map(item =>
      renderItem(relationshipMetadata, item, manyToOne?.names),
    ),
    OneToManyRelationships: shown(oneToMany, () => oneToManyOf(organization, table)).map(item =>
      renderItem(relationshipMetadata, item, oneToMany?.names),
    ),
    Privileges: [],
  };
}

function renderItem<Item>(type: MetadataType<Item>, item: Item, names: readonly string[] | undefined): JsonObject {
  const nothing = Object.fromEntries([...type.unserved, ...type.properties.keys()].map(name => [name, null]));
  const simple = names && [...names, 'LogicalName'].filter(name => type.properties.has(name));
  return { ...nothing, ...renderMetadata(type, item, simple) };
}

function renderColumn(item: TableColumn, names: readonly string[] | undefined): JsonObject {
  const derived = derivedTypeOf(item);
  const { '@odata.type': _type, ...own } = names === undefined ? renderAttribute(item, undefined) : {};
  return {
    ...(derived !== null && { '@odata.type': `#Microsoft.Dynamics.CRM.Complex${derived}` }),
    ...renderItem(attributeMetadata, item, names),
    ...own,
  };
}
