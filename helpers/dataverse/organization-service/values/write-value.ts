import { emptyGuid } from '../../guid';
import { type Attributes, type AttributeValue, type Entity } from './values';
import { element, nil, type QName, text, typed } from '../soap/elements';
import type { XmlElement } from '../../xml/xml-element';

/** Writes a value as the service's own contract types it. */
export function writeValue(name: QName, value: AttributeValue): XmlElement {
  if (value === null) return nil(name);
  if (typeof value === 'string') return typed(name, 'xs:string', value);
  if (typeof value === 'boolean') return typed(name, 'xs:boolean', String(value));
  if (value instanceof Date) return typed(name, 'xs:dateTime', value.toISOString());
  if (value instanceof Uint8Array) return typed(name, 'xs:base64Binary', Buffer.from(value).toString('base64'));
  return writeKind(name, value);
}

type Kind = Extract<AttributeValue, { readonly kind: string }>;

function writeKind(name: QName, value: Kind): XmlElement {
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
    case 'managed':
      return typed(name, 'a:BooleanManagedProperty', [
        text('a:CanBeChanged', String(value.canBeChanged)),
        nil('a:ManagedPropertyLogicalName'),
        text('a:Value', String(value.value)),
      ]);
    case 'reference':
      return typed(name, 'a:EntityReference', referenceMembers(value.logicalName, value.id));
    case 'parties':
      return typed(name, 'a:EntityCollection', partyMembers(value.entities));
  }
}

/** The members of an EntityReference, in the alphabetical order that the contract reads them in. */
export const referenceMembers = (logicalName: string, id: string, keys: readonly XmlElement[] = []): XmlElement[] => [
  text('a:Id', id),
  element('a:KeyAttributes', ...keys),
  text('a:LogicalName', logicalName),
  nil('a:Name'),
  nil('a:RowVersion'),
];

const partyMembers = (entities: readonly Entity[]): XmlElement[] => [
  element('a:Entities', ...entities.map(one => element('a:Entity', ...entityMembers(one)))),
  text('a:EntityName', 'activityparty'),
  nil('a:MinActiveRowVersion'),
  text('a:MoreRecords', 'false'),
  nil('a:PagingCookie'),
  text('a:TotalRecordCount', '0'),
  text('a:TotalRecordCountLimitExceeded', 'false'),
];

/** The members of an Entity, in the alphabetical order that the contract reads them in: any other loses data silently. */
export function entityMembers({ logicalName, id, keyAttributes = {}, attributes }: Entity): XmlElement[] {
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
export const keyPairs = (attributes: Attributes): XmlElement[] => pairs('c:KeyValuePairOfstringanyType', attributes);

const pairs = (name: QName, attributes: Attributes): XmlElement[] =>
  Object.entries(attributes).map(([key, value]) => element(name, text('b:key', key), writeValue('b:value', value)));
