import { namespaces } from '../soap/namespaces';
import { readGuid, readValue } from './read-value';
import { type AttributeValue, emptyGuid } from './values';
import { writeValue } from './write-value';
import { element, nil, type QName, text, type XmlNode } from '../soap/write-xml';
import type { XmlElement } from '../soap/xml-element';

/** Columns by logical name. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** A row as the service knows it. To name a row by an alternate key, leave the id out and give the key's columns. */
export type Entity = {
  readonly logicalName: string;
  readonly id?: string;
  readonly keyAttributes?: Attributes;
  readonly attributes: Attributes;
  /** What a user reads in place of a value, where the service sends it. */
  readonly formattedValues?: Readonly<Record<string, string>>;
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

/** Reads an Entity. Members may be absent. Throws ProtocolError for a value of a type that the suite does not know. */
export function readEntity(node: XmlElement): Entity {
  const id = node.find(namespaces.a, 'Id');
  const formatted = childrenOf(node, 'FormattedValues');
  const keys = childrenOf(node, 'KeyAttributes');
  const rowVersion = node.textOf(namespaces.a, 'RowVersion');
  return {
    logicalName: node.textOf(namespaces.a, 'LogicalName') ?? '',
    id: id === undefined ? emptyGuid : readGuid(id),
    attributes: Object.fromEntries(childrenOf(node, 'Attributes').map(readPair)),
    ...(keys.length > 0 && { keyAttributes: Object.fromEntries(keys.map(readPair)) }),
    ...(formatted.length > 0 && { formattedValues: Object.fromEntries(formatted.map(readTexts)) }),
    ...(rowVersion !== undefined && { rowVersion }),
  };
}

const childrenOf = (node: XmlElement, name: string): readonly XmlElement[] =>
  node.find(namespaces.a, name)?.children ?? [];

const keyOf = (pair: XmlElement): string => pair.get(namespaces.b, 'key').text;

const readPair = (pair: XmlElement): [string, AttributeValue] => [
  keyOf(pair),
  readValue(pair.get(namespaces.b, 'value')),
];

const readTexts = (pair: XmlElement): [string, string] => [keyOf(pair), pair.get(namespaces.b, 'value').text];
