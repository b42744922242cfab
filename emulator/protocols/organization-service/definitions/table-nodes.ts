import { type TableColumn, type TableKey, type TableRelationship } from '../../../definitions/definition-items';
import { type SelectedNames, type Shown, type TableDescription } from '../../../definitions/query/table-description';
import { derivedAttributeNameOf } from '../../../definitions/metadata-types/attribute-metadata';
import { attributeTypeOf } from '../../../definitions/metadata-types/derived-attributes';
import { entityMetadata } from '../../../definitions/metadata-types/entity-metadata';
import { keyMetadata } from '../../../definitions/metadata-types/key-metadata';
import { relationshipMetadata } from '../../../definitions/metadata-types/relationship-metadata';
import { metadata, metadata2013, metadata71, metadata90 } from '../xml/names';
import { type XmlName } from '../../../xml/xml-name';
import { element, optionalNode, type XmlNode } from '../../../xml/write-xml';
import { definitionMembers } from './member-nodes';
import { attributeOrder, entityOrder, keyOrder, relationshipOrder } from './member-order';

/** The members of EntityMetadata. What is not asked for is left out. */
export function entityMetadataMembers(description: TableDescription): readonly XmlNode[] {
  const { table, names, hasChanged, columns, keys, manyToMany, manyToOne, oneToMany } = description;
  const given = new Map([
    ['HasChanged', optionalNode(metadata('HasChanged'), hasChanged)],
    ...definitionCollectionNode('Attributes', columns, attributeMetadataNode),
    ...definitionCollectionNode('Keys', keys, keyMetadataNode),
    ...definitionCollectionNode('ManyToManyRelationships', manyToMany, relationshipMetadataNode),
    ...definitionCollectionNode('ManyToOneRelationships', manyToOne, relationshipMetadataNode),
    ...definitionCollectionNode('OneToManyRelationships', oneToMany, relationshipMetadataNode),
  ]);
  return entityOrder.flatMap(name => given.get(name) ?? definitionMembers(entityMetadata, table, [name], names));
}

function definitionCollectionNode<Item>(
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
  const name = derivedAttributeNameOf(item) ?? 'AttributeMetadata';
  if (name === 'MultiSelectPicklistAttributeMetadata') return metadata90(name);
  if (name === 'ImageAttributeMetadata') return metadata2013(name);
  return metadata(name === 'FileAttributeMetadata' ? 'AttributeMetadata' : name);
}

/** The members of a column's metadata. */
export const attributeMetadataMembers = (item: TableColumn, names: SelectedNames): readonly XmlNode[] =>
  definitionMembers(attributeTypeOf(item), item, attributeOrder, names);

const attributeMetadataNode = (item: TableColumn, names: SelectedNames): XmlNode => ({
  ...element(metadata('AttributeMetadata'), ...attributeMetadataMembers(item, names)),
  type: attributeContract(item),
});

/** The members of a key's metadata. */
export const keyMetadataMembers = (item: TableKey, names: SelectedNames): readonly XmlNode[] =>
  definitionMembers(keyMetadata, item, keyOrder, names, metadata71);

const keyMetadataNode = (item: TableKey, names: SelectedNames): XmlNode =>
  element(metadata71('EntityKeyMetadata'), ...keyMetadataMembers(item, names));

const relationshipMetadataNode = (item: TableRelationship, names: SelectedNames): XmlNode =>
  element(
    metadata('OneToManyRelationshipMetadata'),
    ...definitionMembers(relationshipMetadata, item, relationshipOrder, names),
  );
