import { ProtocolError } from '../../errors';
import { readEntity } from './entity';
import { namespaces } from '../soap/namespaces';
import { type AttributeValue, emptyGuid, type EntityReference, guid } from './values';
import type { XmlElement } from '../soap/xml-element';

type Reader = (node: XmlElement) => AttributeValue;

const inner = (node: XmlElement): XmlElement => node.get(namespaces.a, 'Value');

/** By the resolved name of the `i:type`. */
const readers: Readonly<Record<string, Reader>> = {
  [`${namespaces.xs} string`]: node => node.text,
  [`${namespaces.xs} boolean`]: readBoolean,
  [`${namespaces.xs} int`]: node => ({ kind: 'integer', value: readInteger(node) }),
  [`${namespaces.xs} double`]: node => ({ kind: 'double', value: Number(matched(node, decimalNumber)) }),
  [`${namespaces.xs} decimal`]: node => ({ kind: 'decimal', value: matched(node, decimalNumber) }),
  [`${namespaces.xs} long`]: node => ({ kind: 'long', value: BigInt(matched(node, wholeNumber)) }),
  [`${namespaces.xs} dateTime`]: readDateTime,
  [`${namespaces.xs} base64Binary`]: node => Uint8Array.from(Buffer.from(matched(node, base64), 'base64')),
  [`${namespaces.ser} guid`]: node => guid(readGuid(node)),
  [`${namespaces.a} OptionSetValue`]: node => ({ kind: 'choice', value: readInteger(inner(node)) }),
  [`${namespaces.a} Money`]: node => ({ kind: 'money', value: matched(inner(node), decimalNumber) }),
  [`${namespaces.a} BooleanManagedProperty`]: node => ({
    kind: 'managed',
    value: readBoolean(inner(node)),
    canBeChanged: node.textOf(namespaces.a, 'CanBeChanged') === 'true',
  }),
  [`${namespaces.e} OptionSetValueCollection`]: node => ({
    kind: 'choices',
    values: node.children.map(one => readInteger(inner(one))),
  }),
  [`${namespaces.a} EntityReference`]: node => readReference(node),
  [`${namespaces.a} EntityCollection`]: node => ({
    kind: 'parties',
    entities: (node.find(namespaces.a, 'Entities')?.children ?? []).map(readEntity),
  }),
  // A column of a joined table: what counts is its value.
  [`${namespaces.a} AliasedValue`]: node => readValue(inner(node)),
};

/** Reads a value by its `i:type`. Throws ProtocolError for a type that the suite does not know: nothing is guessed. */
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

const guidText = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The text of an element that holds a GUID, in lower case as the Web API writes it. */
export const readGuid = (node: XmlElement): string => matched(node, guidText).toLowerCase();

const wholeNumber = /^[+-]?\d+$/;
const decimalNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const base64 = /^[A-Za-z0-9+/=\s]*$/;

const readInteger = (node: XmlElement): number => Number(matched(node, wholeNumber));

function readBoolean(node: XmlElement): boolean {
  const value = matched(node, /^(?:true|false|1|0)$/);
  return value === 'true' || value === '1';
}

/** A date without an offset is one of a column that knows no time zone: it is taken as UTC, as the Web API shows it. */
function readDateTime(node: XmlElement): Date {
  const value = matched(node, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/);
  const date = new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(value) ? value : `${value}Z`);
  return Number.isNaN(date.getTime()) ? malformed(node) : date;
}

function matched(node: XmlElement, form: RegExp): string {
  const value = node.text.trim();
  return form.test(value) ? value : malformed(node);
}

function malformed({ name, type, text }: XmlElement): never {
  const what = type === undefined ? 'text' : `value of type ${type.name}`;
  throw new ProtocolError(
    `The Organization Service sent <${name}> with a ${what} that is none: "${text.slice(0, 60)}"`,
    'open the exchange in the report.',
  );
}
