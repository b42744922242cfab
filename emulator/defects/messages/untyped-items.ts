import { retrieveEntityChanges } from '../../protocols/organization-service/messages/retrieve-entity-changes';
import { contracts71 } from '../../protocols/organization-service/xml/names';
import { type WireValue } from '../../protocols/organization-service/xml/wire-value';
import { type XmlNode } from '../../xml/write-xml';
import { type Defect } from '../defect';
import { alteringResults } from '../protocol-parts';

const itemName = contracts71('anyType').name;

/** Items of a list of an interface need the type that they are of: a .NET client does not see those without. */
function withoutTypesOfItems(node: XmlNode): XmlNode {
  const { type, ...untyped } = node;
  const content = Array.isArray(node.content)
    ? (node.content as readonly XmlNode[]).map(withoutTypesOfItems)
    : node.content;
  return node.name.name === itemName || type === undefined ? { ...untyped, content } : { ...untyped, type, content };
}

const withUntypedItems = (value: WireValue): WireValue =>
  value === null || typeof value.content === 'string'
    ? value
    : { ...value, content: value.content.map(withoutTypesOfItems) };

export const untypedItems: Defect = {
  name: 'untyped-items',
  description: 'The items of RetrieveEntityChanges carry no type.',
  protocols: ['Organization Service'],
  start: () =>
    alteringResults(retrieveEntityChanges, results => results.map(([name, value]) => [name, withUntypedItems(value)])),
};
