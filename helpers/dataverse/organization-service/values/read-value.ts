import { emptyGuid } from '../../guid';
import { UnexpectedReplyError } from '../../errors';
import { namespaces } from '../soap/namespaces';
import { readBoolean, readBytes, readDateTime, readDecimal, readGuid, readInteger, readLong } from './read-scalar';
import { type AttributeValue, type Entity, type EntityReference, guid } from './values';
import type { XmlElement } from '../../xml/xml-element';

type Reader = (node: XmlElement) => AttributeValue;

const innerValueText = (node: XmlElement): XmlElement => node.get(namespaces.a, 'Value');

/** By the resolved name of the `i:type`. */
const readers: Readonly<Record<string, Reader>> = {
  [`${namespaces.xs} string`]: node => node.text,
  [`${namespaces.xs} boolean`]: readBoolean,
  [`${namespaces.xs} int`]: node => ({ kind: 'integer', value: readInteger(node) }),
  [`${namespaces.xs} double`]: node => ({ kind: 'double', value: Number(readDecimal(node)) }),
  [`${namespaces.xs} decimal`]: node => ({ kind: 'decimal', value: readDecimal(node) }),
  [`${namespaces.xs} long`]: node => ({ kind: 'long', value: readLong(node) }),
  [`${namespaces.xs} dateTime`]: readDateTime,
  [`${namespaces.xs} base64Binary`]: readBytes,
  [`${namespaces.ser} guid`]: node => guid(readGuid(node)),
  [`${namespaces.a} OptionSetValue`]: node => ({ kind: 'choice', value: readInteger(innerValueText(node)) }),
  [`${namespaces.a} Money`]: node => ({ kind: 'money', value: readDecimal(innerValueText(node)) }),
  [`${namespaces.p} OptionSetValueCollection`]: node => ({
    kind: 'choices',
    value: node.children.map(choice => readInteger(innerValueText(choice))),
  }),
  [`${namespaces.a} EntityReference`]: node => readReference(node),
  // A column of a joined table: what counts is its value.
  [`${namespaces.a} AliasedValue`]: node => readAttributeValue(innerValueText(node)),
};

/** Reads a value by its `i:type`. Throws UnexpectedReplyError for a type that the suite does not know: nothing is guessed. */
export function readAttributeValue(node: XmlElement): AttributeValue {
  if (node.isNil) return null;
  const { namespace = '', name = '' } = node.type ?? {};
  const read = readers[`${namespace} ${name}`];
  if (read) return read(node);
  throw new UnexpectedReplyError(
    `The Organization Service sent a value of type ${name || '(none)'} of ${namespace || '(no namespace)'}`,
    'report it: the suite reads the types of ordinary columns.',
  );
}

/** Reads an EntityReference. Members may be absent. */
export function readReference(node: XmlElement): EntityReference {
  const id = node.find(namespaces.a, 'Id');
  const name = node.textOf(namespaces.a, 'Name');
  return {
    kind: 'reference',
    logicalName: node.textOf(namespaces.a, 'LogicalName') ?? '',
    id: id === undefined ? emptyGuid : readGuid(id),
    ...(name !== undefined && { name }),
  };
}

/** Reads an Entity. Members may be absent. Throws UnexpectedReplyError for a value of a type that the suite does not know. */
export function readEntity(node: XmlElement): Entity {
  const id = node.find(namespaces.a, 'Id');
  const formatted = childrenOf(node, 'FormattedValues');
  const keys = childrenOf(node, 'KeyAttributes');
  const rowVersion = node.textOf(namespaces.a, 'RowVersion');
  return {
    logicalName: node.textOf(namespaces.a, 'LogicalName') ?? '',
    id: id === undefined ? emptyGuid : readGuid(id),
    attributes: Object.fromEntries(childrenOf(node, 'Attributes').map(readAttributePair)),
    ...(keys.length > 0 && { keyAttributes: Object.fromEntries(keys.map(readAttributePair)) }),
    ...(formatted.length > 0 && { formattedValues: Object.fromEntries(formatted.map(readTextValues)) }),
    ...(rowVersion !== undefined && { rowVersion }),
  };
}

const childrenOf = (node: XmlElement, name: string): readonly XmlElement[] =>
  node.find(namespaces.a, name)?.children ?? [];

const keyOf = (pair: XmlElement): string => pair.get(namespaces.b, 'key').text;

const readAttributePair = (pair: XmlElement): [string, AttributeValue] => [
  keyOf(pair),
  readAttributeValue(pair.get(namespaces.b, 'value')),
];

const readTextValues = (pair: XmlElement): [string, string] => [keyOf(pair), pair.get(namespaces.b, 'value').text];
