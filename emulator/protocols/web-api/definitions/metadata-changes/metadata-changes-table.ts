import { type TableColumn, type TableRelationship } from '../../../../definitions/definition-items';
import { type MetadataType } from '../../../../definitions/metadata-types/metadata-type';
import {
  isShownInDescription,
  type SelectedNames,
  type Shown,
  type TableDescription,
} from '../../../../definitions/query/table-description';
import { derivedAttributeNameOf } from '../../../../definitions/metadata-types/attribute-metadata';
import { attributeTypeOf } from '../../../../definitions/metadata-types/derived-attributes';
import { entityMetadata } from '../../../../definitions/metadata-types/entity-metadata';
import { keyMetadata } from '../../../../definitions/metadata-types/key-metadata';
import { relationshipMetadata } from '../../../../definitions/metadata-types/relationship-metadata';
import { type JsonObject } from '../../front/request/json';
import { definitionPropertyJson } from '../json/definition-json';

/**
 * A table as a ComplexEntityMetadata. What is not asked for is null or empty (recorded on a live environment).
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/complexentitymetadata
 */
export const metadataChangesTable = ({
  table,
  names,
  hasChanged,
  columns,
  keys,
  manyToMany,
  manyToOne,
  oneToMany,
}: TableDescription): JsonObject => ({
  ...metadataChangesItem(entityMetadata, table, names),
  HasChanged: hasChanged,
  Attributes: metadataChangesItems(columns, metadataChangesColumn),
  Keys: metadataChangesItems(keys, (key, shown) => metadataChangesItem(keyMetadata, key, shown)),
  ManyToManyRelationships: manyToMany?.items ?? [],
  ManyToOneRelationships: metadataChangesItems(manyToOne, metadataChangesRelationship),
  OneToManyRelationships: metadataChangesItems(oneToMany, metadataChangesRelationship),
  Privileges: [],
});

type RenderItem<Item> = (item: Item, names: SelectedNames) => JsonObject;

const metadataChangesItems = <Item>(shown: Shown<Item> | undefined, render: RenderItem<Item>): readonly JsonObject[] =>
  shown?.items.map(item => render(item, shown.names)) ?? [];

function metadataChangesItem<Item>(
  { unserved, properties }: MetadataType<Item>,
  item: Item,
  names: SelectedNames,
): JsonObject {
  const nothing = [...unserved, ...properties.keys()].map(name => [name, null] as const);
  const shown = [...properties].filter(([name]) => isShownInDescription(name, names));
  const values = shown.map(([name, property]) => [name, definitionPropertyJson(property, item)] as const);
  return Object.fromEntries([...nothing, ...values]);
}

const metadataChangesRelationship = (item: TableRelationship, names: SelectedNames): JsonObject =>
  metadataChangesItem(relationshipMetadata, item, names);

function metadataChangesColumn(item: TableColumn, names: SelectedNames): JsonObject {
  const derived = derivedAttributeNameOf(item);
  return {
    ...(derived !== null && { '@odata.type': `#Microsoft.Dynamics.CRM.Complex${derived}` }),
    ...metadataChangesItem(attributeTypeOf(item), item, names),
  };
}
