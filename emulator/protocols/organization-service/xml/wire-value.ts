import { type Decimal } from '../../../engine/values/decimal';
import { type LookupValue } from '../../../engine/values/row';
import { contracts, contracts90, generic, schema, serialization } from './names';
import { type XmlName } from '../../../xml/xml-name';
import { element, nilNode, optionalNode, textNode, type XmlNode } from '../../../xml/write-xml';

/** A value as .NET types it: what the `value` of a pair holds. Null is nil, without a type. */
export type WireValue = null | { readonly type: XmlName; readonly content: string | readonly XmlNode[] };

const simpleXmlValue = (type: XmlName, value: string | number | bigint | boolean): WireValue => ({
  type,
  content: String(value),
});

export const stringValue = (value: string): WireValue => simpleXmlValue(schema('string'), value);
export const intValue = (value: number): WireValue => simpleXmlValue(schema('int'), value);
export const longValue = (value: bigint): WireValue => simpleXmlValue(schema('long'), value);
export const doubleValue = (value: number): WireValue => simpleXmlValue(schema('double'), value);
export const booleanValue = (value: boolean): WireValue => simpleXmlValue(schema('boolean'), value);
/** `yyyy-MM-ddTHH:mm:ssZ` */
export const dateTimeValue = (value: string): WireValue => simpleXmlValue(schema('dateTime'), value);
export const guidValue = (value: string): WireValue => simpleXmlValue(serialization('guid'), value);

export const decimalValue = (value: Decimal): WireValue => simpleXmlValue(schema('decimal'), value.toString());

const boxedXmlValue = (name: string, value: string): WireValue => ({
  type: contracts(name),
  content: [textNode(contracts('Value'), value)],
});

export const choiceValue = (value: number): WireValue => boxedXmlValue('OptionSetValue', String(value));
export const moneyValue = (value: Decimal): WireValue => boxedXmlValue('Money', value.toString());

export const choicesValue = (values: readonly number[]): WireValue => ({
  type: contracts90('OptionSetValueCollection'),
  content: values.map(value => element(contracts90('OptionSetValue'), textNode(contracts('Value'), value))),
});

/** An EntityReference's members. @param name of the row it points to */
export const referenceMembers = ({ table, id }: LookupValue, name: string | null = null): readonly XmlNode[] => [
  textNode(contracts('Id'), id),
  element(contracts('KeyAttributes')),
  textNode(contracts('LogicalName'), table),
  optionalNode(contracts('Name'), name),
  nilNode(contracts('RowVersion')),
];

export const referenceValue = (target: LookupValue, name: string | null = null): WireValue => ({
  type: contracts('EntityReference'),
  content: referenceMembers(target, name),
});

/** `<name i:type="…">`, or nil. */
const wireValueNode = (name: XmlName, value: WireValue): XmlNode =>
  value === null ? nilNode(name) : { name, type: value.type, content: value.content };

/** An item of ParameterCollection, AttributeCollection and ErrorDetails. */
export const pairNode = (key: string, value: WireValue): XmlNode =>
  element(
    contracts('KeyValuePairOfstringanyType'),
    textNode(generic('key'), key),
    wireValueNode(generic('value'), value),
  );
