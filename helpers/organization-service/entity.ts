import { namespaces } from './namespaces';
import { type AttributeValue, emptyGuid, readValue, writeValue } from './values';
import { element, nil, type QName, text, type XmlNode } from './write-xml';
import type { XmlElement } from './xml-element';

/** Columns by logical name. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** A row as the service knows it. To name a row by an alternate key, leave the id out and give the key's columns. */
export type Entity = {
  readonly logicalName: string;
  readonly id?: string;
  readonly keyAttributes?: Attributes;
  readonly attributes: Attributes;
  /** The row version of a row that was read, where the service sends one. */
  readonly rowVersion?: string;
};

/** The members of an Entity, in the alphabetical order that the contract reads them in: any other loses data silently. */
export function entityMembers({ logicalName, id, keyAttributes = {}, attributes }: Entity): XmlNode[] {
  return [
    element('a:Attributes', ...pairs('a:KeyValuePairOfstringanyType', attributes)),
    nil('a:EntityState'),
    element('a:FormattedValues'),
    text('a:Id', id ?? emptyGuid),
    element('a:KeyAttributes', ...keyPairs(keyAttributes)),
    text('a:LogicalName', logicalName),
    element('a:RelatedEntities'),
    nil('a:RowVersion'),
  ];
}

/** The outer element of a key's pair lives in the 7.1 namespace, its key and value do not. */
export const keyPairs = (attributes: Attributes): XmlNode[] => pairs('c:KeyValuePairOfstringanyType', attributes);

const pairs = (name: QName, attributes: Attributes): XmlNode[] =>
  Object.entries(attributes).map(([key, value]) => element(name, text('b:key', key), writeValue('b:value', value)));

/** Reads an Entity. Members may be absent. */
export function readEntity(node: XmlElement): Entity {
  const attributes = node.find(namespaces.a, 'Attributes')?.children ?? [];
  const rowVersion = node.textOf(namespaces.a, 'RowVersion');
  return {
    logicalName: node.textOf(namespaces.a, 'LogicalName') ?? '',
    id: (node.textOf(namespaces.a, 'Id') ?? emptyGuid).toLowerCase(),
    attributes: Object.fromEntries(attributes.map(pair => readPair(pair))),
    ...(rowVersion !== undefined && { rowVersion }),
  };
}

const readPair = (pair: XmlElement): [string, AttributeValue] => [
  pair.get(namespaces.b, 'key').text,
  readValue(pair.get(namespaces.b, 'value')),
];
