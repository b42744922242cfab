import { emptyGuid } from '../../guid';
import { type Attributes, type AttributeValue, type Entity } from './values';
import { element, nilElement, type QName, textElement, typedElement } from '../soap/elements';
import type { XmlElement } from '../../xml/xml-element';

/** Writes a value as the service's own contract types it. */
export function writeAttributeValue(name: QName, value: AttributeValue): XmlElement {
  if (value === null) return nilElement(name);
  if (typeof value === 'string') return typedElement(name, 'xs:string', value);
  if (typeof value === 'boolean') return typedElement(name, 'xs:boolean', String(value));
  if (value instanceof Date) return typedElement(name, 'xs:dateTime', value.toISOString());
  if (value instanceof Uint8Array) return typedElement(name, 'xs:base64Binary', Buffer.from(value).toString('base64'));
  return writeValueKind(name, value);
}

type Kind = Extract<AttributeValue, { readonly kind: string }>;

function writeValueKind(name: QName, value: Kind): XmlElement {
  switch (value.kind) {
    case 'guid':
      return typedElement(name, 'ser:guid', value.value);
    case 'integer':
      return typedElement(name, 'xs:int', String(value.value));
    case 'double':
      return typedElement(name, 'xs:double', String(value.value));
    case 'decimal':
      return typedElement(name, 'xs:decimal', value.value);
    case 'long':
      return typedElement(name, 'xs:long', String(value.value));
    case 'choice':
      return typedElement(name, 'a:OptionSetValue', [textElement('a:Value', String(value.value))]);
    case 'money':
      return typedElement(name, 'a:Money', [textElement('a:Value', value.value)]);
    case 'choices':
      return typedElement(name, 'p:OptionSetValueCollection', value.value.map(choiceElement));
    case 'reference':
      return typedElement(name, 'a:EntityReference', referenceMembers(value.logicalName, value.id));
  }
}

const choiceElement = (choice: number): XmlElement =>
  element('p:OptionSetValue', textElement('a:Value', String(choice)));

/** The members of an EntityReference, in the alphabetical order that the contract reads them in. */
export const referenceMembers = (logicalName: string, id: string, keys: readonly XmlElement[] = []): XmlElement[] => [
  textElement('a:Id', id),
  element('a:KeyAttributes', ...keys),
  textElement('a:LogicalName', logicalName),
  nilElement('a:Name'),
  nilElement('a:RowVersion'),
];

/** The members of an Entity, in the alphabetical order that the contract reads them in: any other loses data silently. */
export function entityMembers({ logicalName, id, keyAttributes = {}, attributes }: Entity): XmlElement[] {
  return [
    element('a:Attributes', ...attributePairs('a:KeyValuePairOfstringanyType', attributes)),
    nilElement('a:EntityState'),
    element('a:FormattedValues'),
    textElement('a:Id', id ?? emptyGuid),
    element('a:KeyAttributes', ...keyAttributePairs(keyAttributes)),
    textElement('a:LogicalName', logicalName),
    element('a:RelatedEntities'),
    nilElement('a:RowVersion'),
  ];
}

/** The outer element of a key's pair lives in the 7.1 namespace, its key and value do not. */
export const keyAttributePairs = (attributes: Attributes): XmlElement[] =>
  attributePairs('c:KeyValuePairOfstringanyType', attributes);

const attributePairs = (name: QName, attributes: Attributes): XmlElement[] =>
  Object.entries(attributes).map(([key, value]) =>
    element(name, textElement('b:key', key), writeAttributeValue('b:value', value)),
  );
