import { ProtocolError } from '../errors';
import { namespaces } from './namespaces';
import { element, nil, type QName, text, typed, type XmlNode } from './write-xml';
import type { XmlElement } from './xml-element';

/** A row named by its id, or by an alternate key (then the id is the empty GUID). */
export type EntityReference = {
  readonly kind: 'reference';
  readonly logicalName: string;
  readonly id: string;
};

/** Values as .NET types them. Whole numbers are `integer`, a bigint is `long`: the wire tells them apart. */
export type AttributeValue =
  | null
  | string
  | boolean
  | Date
  | Uint8Array
  | EntityReference
  | { readonly kind: 'guid'; readonly value: string }
  | { readonly kind: 'integer' | 'double' | 'choice'; readonly value: number }
  | { readonly kind: 'decimal' | 'money'; readonly value: string }
  | { readonly kind: 'long'; readonly value: bigint }
  | { readonly kind: 'choices'; readonly values: readonly number[] };

export const guid = (value: string): AttributeValue => ({ kind: 'guid', value });
export const emptyGuid = '00000000-0000-0000-0000-000000000000';

/** Writes a value as the service's own contract types it. */
export function writeValue(name: QName, value: AttributeValue): XmlNode {
  if (value === null) return nil(name);
  if (typeof value === 'string') return typed(name, 'xs:string', value);
  if (typeof value === 'boolean') return typed(name, 'xs:boolean', String(value));
  if (value instanceof Date) return typed(name, 'xs:dateTime', value.toISOString());
  if (value instanceof Uint8Array) return typed(name, 'xs:base64Binary', Buffer.from(value).toString('base64'));

  switch (value.kind) {
    case 'guid':
      return typed(name, 'ser:guid', value.value);
    case 'integer':
      return typed(name, 'xs:int', String(value.value));
    case 'double':
      return typed(name, 'xs:double', String(value.value));
    case 'decimal':
      return typed(name, 'xs:decimal', value.value);
    case 'long':
      return typed(name, 'xs:long', String(value.value));
    case 'choice':
      return typed(name, 'a:OptionSetValue', [text('a:Value', String(value.value))]);
    case 'money':
      return typed(name, 'a:Money', [text('a:Value', value.value)]);
    case 'choices':
      return typed(
        name,
        'e:OptionSetValueCollection',
        value.values.map(one => element('e:OptionSetValue', text('a:Value', String(one)))),
      );
    case 'reference':
      return typed(name, 'a:EntityReference', referenceMembers(value.logicalName, value.id));
  }
}

/** The members of an EntityReference, in the alphabetical order that the contract reads them in. */
export const referenceMembers = (logicalName: string, id: string, keys: readonly XmlNode[] = []): XmlNode[] => [
  text('a:Id', id),
  element('a:KeyAttributes', ...keys),
  text('a:LogicalName', logicalName),
  nil('a:Name'),
  nil('a:RowVersion'),
];

type Reader = (node: XmlElement) => AttributeValue;

const inner = (node: XmlElement): string => node.get(namespaces.a, 'Value').text;

/** By the resolved name of the `i:type`. */
const readers: Readonly<Record<string, Reader>> = {
  [`${namespaces.xs} string`]: node => node.text,
  [`${namespaces.xs} boolean`]: node => node.text === 'true' || node.text === '1',
  [`${namespaces.xs} int`]: node => ({ kind: 'integer', value: Number(node.text) }),
  [`${namespaces.xs} double`]: node => ({ kind: 'double', value: Number(node.text) }),
  [`${namespaces.xs} decimal`]: node => ({ kind: 'decimal', value: node.text }),
  [`${namespaces.xs} long`]: node => ({ kind: 'long', value: BigInt(node.text) }),
  [`${namespaces.xs} dateTime`]: node => new Date(node.text),
  [`${namespaces.xs} base64Binary`]: node => Uint8Array.from(Buffer.from(node.text, 'base64')),
  [`${namespaces.ser} guid`]: node => guid(node.text.toLowerCase()),
  [`${namespaces.a} OptionSetValue`]: node => ({ kind: 'choice', value: Number(inner(node)) }),
  [`${namespaces.a} Money`]: node => ({ kind: 'money', value: inner(node) }),
  [`${namespaces.a} BooleanManagedProperty`]: node => inner(node) === 'true',
  [`${namespaces.e} OptionSetValueCollection`]: node => ({
    kind: 'choices',
    values: node.children.map(one => Number(inner(one))),
  }),
  [`${namespaces.a} EntityReference`]: node => readReference(node),
  [`${namespaces.a} AliasedValue`]: node => readValue(node.get(namespaces.a, 'Value')),
};

/** Reads a value by its `i:type`. A type that the suite does not know is a ProtocolError: nothing is guessed. */
export function readValue(node: XmlElement): AttributeValue {
  if (node.isNil) return null;
  const { namespace = '', name = '' } = node.type ?? {};
  const read = readers[`${namespace} ${name}`];
  if (read) return read(node);
  throw new ProtocolError(
    `The Organization Service sent a value of type ${name || '(none)'} of ${namespace || '(no namespace)'}`,
    'report it: the suite reads the types of ordinary columns.',
  );
}

export const readReference = (node: XmlElement): EntityReference => ({
  kind: 'reference',
  logicalName: node.textOf(namespaces.a, 'LogicalName') ?? '',
  id: (node.textOf(namespaces.a, 'Id') ?? emptyGuid).toLowerCase(),
});
