import { type TableDefinition } from '../../../engine/tables/definitions';
import { isJsonObject, type JsonObject, type JsonValue } from '../../web-api/front/request/json';
import { type TableColumn } from '../../web-api/definitions/columns/attribute-metadata';
import { hasOptionSet, renderAttribute } from '../../web-api/definitions/columns/derived-attributes';
import { entityMetadata } from '../../web-api/definitions/tables/entity-metadata';
import { keyMetadata, type TableKey } from '../../web-api/definitions/keys/key-metadata';
import { renderMetadata } from '../../web-api/definitions/metadata/metadata-type';
import { optionSetOf } from '../../web-api/definitions/columns/option-set';
import {
  relationshipMetadata,
  type TableRelationship,
} from '../../web-api/definitions/relationships/relationship-metadata';
import { referenceMembers } from '../rows/wire-value';
import { metadata, metadata2013, metadata71, metadata90 } from '../xml/names';
import { type XmlName } from '../../../xml/xml-name';
import { element, nilNode, type XmlNode } from '../../../xml/write-xml';
import { memberNode } from './member-nodes';
import { attributeOrder, entityOrder, keyOrder, relationshipOrder } from './member-order';
import { optionSetNode } from './option-set-node';

/** Which properties an answer has besides those that every item has; undefined for all. */
export type Selected = readonly string[] | undefined;

/** https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions: returned whether asked for or not. */
const always: readonly string[] = ['MetadataId', 'HasChanged', 'LogicalName'];

const isSelected = (name: string, selected: Selected): boolean =>
  selected === undefined || always.includes(name) || selected.includes(name);

/** The collections of a table's definition by the names of their properties. */
export type EntityParts = ReadonlyMap<string, readonly XmlNode[]>;

/** The members of EntityMetadata. A collection is a property like others; one that is not given is left out. */
export function entityMembers(table: TableDefinition, selected: Selected, parts: EntityParts): readonly XmlNode[] {
  const nodes = nodesOf(entityProperties(table), selected, metadata);
  for (const [name, items] of parts) {
    if (isSelected(name, selected)) nodes.set(name, element(metadata(name), ...items));
  }
  return entityOrder.flatMap(name => nodes.get(name) ?? []);
}

/** All that is known of a column, as the Web API names it, its choices too. */
export function attributeProperties(item: TableColumn): JsonObject {
  const properties = renderAttribute(item, undefined);
  return hasOptionSet(attributeType(properties).name) ? { ...properties, OptionSet: optionSetOf(item) } : properties;
}

/** The contract of a column's kind: `StringAttributeMetadata`. */
export function attributeType(properties: JsonObject): XmlName {
  const [, annotation] = Object.entries(properties).find(([name]) => name === '@odata.type') ?? [];
  const name = typeof annotation === 'string' ? annotation.replace('#Microsoft.Dynamics.CRM.', '') : undefined;
  if (name === 'MultiSelectPicklistAttributeMetadata') return metadata90(name);
  if (name === 'ImageAttributeMetadata') return metadata2013(name);
  return metadata(name === undefined || name === 'FileAttributeMetadata' ? 'AttributeMetadata' : name);
}

/** The members of a column's metadata. A MemoAttributeMetadata has no DatabaseLength. */
export function attributeMembers(properties: JsonObject, selected: Selected): readonly XmlNode[] {
  const nodes = nodesOf(properties, selected, metadata);
  if (attributeType(properties).name === 'MemoAttributeMetadata') nodes.delete('DatabaseLength');
  const { OptionSet: optionSet } = properties;
  if (nodes.has('OptionSet') && isJsonObject(optionSet)) nodes.set('OptionSet', optionSetNode(optionSet));
  return attributeOrder.flatMap(name => nodes.get(name) ?? []);
}

export const attributeNode = (properties: JsonObject, selected: Selected): XmlNode => ({
  ...element(metadata('AttributeMetadata'), ...attributeMembers(properties, selected)),
  type: attributeType(properties),
});

export function keyNode(item: TableKey, selected: Selected): XmlNode {
  const nodes = nodesOf(keyProperties(item), selected, metadata71);
  const { asyncJobId } = item.key;
  const job = metadata71('AsyncJob');
  if (isSelected(job.name, selected)) {
    const members = asyncJobId === null ? [] : referenceMembers({ table: 'asyncoperation', id: asyncJobId });
    nodes.set(job.name, asyncJobId === null ? nilNode(job) : element(job, ...members));
  }
  return element(metadata71('EntityKeyMetadata'), ...keyOrder.flatMap(name => nodes.get(name) ?? []));
}

export function relationshipNode(item: TableRelationship): XmlNode {
  const nodes = nodesOf(renderMetadata(relationshipMetadata, item, undefined), undefined, metadata);
  return element(
    metadata('OneToManyRelationshipMetadata'),
    ...relationshipOrder.flatMap(name => nodes.get(name) ?? []),
  );
}

export const keyProperties = (item: TableKey): JsonObject => renderMetadata(keyMetadata, item, undefined);
export const entityProperties = (table: TableDefinition): JsonObject =>
  renderMetadata(entityMetadata, table, undefined);

/** Members of MetadataBase keep its namespace, whatever that of the others. */
function nodesOf(properties: JsonObject, selected: Selected, names: (name: string) => XmlName): Map<string, XmlNode> {
  const nodes = new Map<string, XmlNode>();
  for (const [name, value] of Object.entries<JsonValue>(properties)) {
    if (!isSelected(name, selected)) continue;
    const isBase = name === 'MetadataId' || name === 'HasChanged';
    nodes.set(name, memberNode(isBase ? metadata(name) : names(name), value));
  }
  return nodes;
}
