import { type DataverseFault, invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { Decimal } from '../../../engine/values/decimal';
import { guidForm, isGuid, zeroGuid } from '../../../engine/values/guid';
import { type ColumnValue } from '../../../engine/values/row';
import { contracts, contracts90, schema, serialization } from '../xml/names';
import { isXmlName, xmlNameText, type XmlName } from '../../../xml/xml-name';
import { type XmlElement } from '../../../xml/xml-element';

/** A value as a request brought it: which .NET type, and the value in the engine's form. */
type ReadValue = { readonly type: XmlName; readonly value: ColumnValue | Uint8Array };

type Read = (element: XmlElement) => ColumnValue | Uint8Array;

const malformedAttributeValue = ({ type, text }: XmlElement): DataverseFault =>
  invalidArgument(`'${text.slice(0, 50)}' is not a valid ${type === undefined ? 'value' : xmlNameText(type)}.`);

const attributeOfText =
  (shape: RegExp, convert: (text: string) => ColumnValue): Read =>
  element => {
    const text = element.text.trim();
    if (!shape.test(text)) throw malformedAttributeValue(element);
    return convert(text);
  };

const integer = attributeOfText(/^[+-]?\d{1,19}$/, Number);

const decimal: Read = element => {
  const text = element.text.trim();
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text) ? Decimal.parse(text) : undefined;
  if (value === undefined) throw malformedAttributeValue(element);
  return value;
};

const attributeOfInnerValue =
  (read: Read): Read =>
  element => {
    const value = element.child(contracts('Value'));
    if (value === undefined) throw malformedAttributeValue(element);
    return read(value);
  };

const numberOfAttribute = (value: ReturnType<Read>, element: XmlElement): number => {
  if (typeof value !== 'number') throw malformedAttributeValue(element);
  return value;
};

const choicesAttribute: Read = element =>
  element
    .all(contracts90('OptionSetValue'))
    .map(choice => numberOfAttribute(attributeOfInnerValue(integer)(choice), choice));

/** .NET writes a time without an offset when its kind is unspecified; the service takes it for UTC. */
const dateTimeAttribute: Read = element => {
  const text = element.text.trim();
  const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,7}))?\d*(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  if (parts === null) throw malformedAttributeValue(element);
  const [, whole = '', fraction = '0', offset = 'Z'] = parts;
  return `${whole}.${fraction}${offset}`;
};

const referenceAttribute: Read = element => {
  const id = element.textOf(contracts('Id'))?.trim() ?? '';
  const table = element.textOf(contracts('LogicalName'))?.trim() ?? '';
  // The id counts where both are there.
  if ((id === '' || id === zeroGuid) && (element.child(contracts('KeyAttributes'))?.children.length ?? 0) > 0) {
    throw notImplemented('A condition whose value names a row by an alternate key is not implemented: use its id.');
  }
  if (table === '' || !isGuid(id)) throw malformedAttributeValue(element);
  return { table, id: id.toLowerCase() };
};

const readers: readonly (readonly [XmlName, Read])[] = [
  [schema('string'), ({ text }) => text],
  [schema('int'), integer],
  [schema('long'), attributeOfText(/^[+-]?\d{1,19}$/, BigInt)],
  [schema('decimal'), decimal],
  [schema('double'), attributeOfText(/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/, Number)],
  [schema('boolean'), attributeOfText(/^(?:true|false|0|1)$/, text => text === 'true' || text === '1')],
  [schema('dateTime'), dateTimeAttribute],
  [schema('base64Binary'), ({ text }) => Buffer.from(text, 'base64')],
  [serialization('guid'), attributeOfText(new RegExp(`^${guidForm}$`, 'i'), text => text.toLowerCase())],
  [contracts('OptionSetValue'), attributeOfInnerValue(integer)],
  [contracts('Money'), attributeOfInnerValue(decimal)],
  [contracts('EntityReference'), referenceAttribute],
  [contracts90('OptionSetValueCollection'), choicesAttribute],
];

/** Reads a value by its `i:type`; undefined for nil. Throws for a type that no column and no condition has. */
export function readAttributeValue(element: XmlElement): ReadValue | undefined {
  if (element.isNil) return undefined;
  const { type } = element;
  if (type === undefined) throw invalidArgument(`A value has no type: '${element.text.slice(0, 50)}'.`);
  const [, read] = readers.find(([known]) => isXmlName(type, known)) ?? [];
  if (read === undefined) throw invalidArgument(`A value of the type ${xmlNameText(type)} cannot be read here.`);
  return { type, value: read(element) };
}
