import { type TableColumn, type TableKey, type TableRelationship } from '../../../definitions/definition-items';
import { type SelectedNames, type Shown, type TableDescription } from '../../../definitions/query/table-description';
import { derivedTypeOf } from '../../../definitions/types/attribute-metadata';
import { attributeTypeOf } from '../../../definitions/types/derived-attributes';
import { entityMetadata } from '../../../definitions/types/entity-metadata';
import { keyMetadata } from '../../../definitions/types/key-metadata';
import { relationshipMetadata } from '../../../definitions/types/relationship-metadata';
import { metadata, metadata2013, metadata71, metadata90 } from '../xml/names';
import { type XmlName } from '../../../xml/xml-name';
import { element, optionalNode, type XmlNode } from '../../../xml/write-xml';
import { itemMembers } from './member-nodes';
import { attributeOrder, entityOrder, keyOrder, relationshipOrder } from './member-order';

/** The members of EntityMetadata. What is not asked for is left out. */
export function entityMetadataMembers(description: TableDescription): readonly XmlNode[] {
  const { table, names, hasChanged, columns, keys, manyToMany, manyToOne, oneToMany } = description;
  const given = new Map([
    ['HasChanged', optionalNode(metadata('HasChanged'), hasChanged)],
    ...collectionNode('Attributes', columns, attributeNode),
    ...collectionNode('Keys', keys, keyNode),
    ...collectionNode('ManyToManyRelationships', manyToMany, relationshipNode),
    ...collectionNode('ManyToOneRelationships', manyToOne, relationshipNode),
    ...collectionNode('OneToManyRelationships', oneToMany, relationshipNode),
  ]);
  return entityOrder.flatMap(name => given.get(name) ?? itemMembers(entityMetadata, table, [name], names));
}

function collectionNode<Item>(
  name: string,
  shown: Shown<Item> | undefined,
  render: (item: Item, names: SelectedNames) => XmlNode,
): readonly (readonly [string, XmlNode])[] {
  if (shown === undefined) return [];
  const { items, names } = shown;
  return [[name, element(metadata(name), ...items.map(item => render(item, names)))]];
}

/** The contract of a column's kind: `StringAttributeMetadata`. Files have none here. */
export function attributeContract(item: TableColumn): XmlName {
  const name = derivedTypeOf(item) ?? 'AttributeMetadata';
  if (name === 'MultiSelectPicklistAttributeMetadata') return metadata90(name);
  if (name === 'ImageAttributeMetadata') return metadata2013(name);
  return metadata(name === 'FileAttributeMetadata' ? 'AttributeMetadata' : name);
}

/** The members of a column's metadata. */
export const attributeMembers = (item: TableColumn, names: SelectedNames): readonly XmlNode[] =>
  itemMembers(attributeTypeOf(item), item, attributeOrder, names);

const attributeNode = (item: TableColumn, names: SelectedNames): XmlNode => ({
  ...element(metadata('AttributeMetadata'), ...attributeMembers(item, names)),
  type: attributeContract(item),
});

const keyNode = (item: TableKey, names: SelectedNames): XmlNode =>
  element(metadata71('EntityKeyMetadata'), ...itemMembers(keyMetadata, item, keyOrder, names, metadata71));

const relationshipNode = (item: TableRelationship, names: SelectedNames): XmlNode =>
  element(
    metadata('OneToManyRelationshipMetadata'),
    ...itemMembers(relationshipMetadata, item, relationshipOrder, names),
  );
