import { type JsonObject, type JsonValue } from '../../web-api/front/request/json';
import { stringsNode } from '../rows/wire-value';
import { contracts, metadata, metadata2013 } from '../xml/names';
import { type XmlName } from '../../../xml/xml-name';
import { element, nilNode, textNode, type XmlNode } from '../../../xml/write-xml';

/** A property of a metadata type as a member, by the shape of its value: text, label, managed property, list of names. */
export function memberNode(name: XmlName, value: JsonValue): XmlNode {
  if (value === null) return nilNode(name);
  if (typeof value !== 'object') return textNode(name, String(value));
  if (Array.isArray(value)) return stringsNode(name, value.map(String));
  const members = new Map<string, JsonValue>(Object.entries(value));
  if (members.has('LocalizedLabels')) return labelNode(name, members);
  if (members.has('CanBeChanged')) return managedNode(name, members);
  return element(name, memberNode(metadata2013('Value'), members.get('Value') ?? null));
}

/** A ManagedProperty: also RequiredLevel is one. */
const managedNode = (name: XmlName, members: ReadonlyMap<string, JsonValue>): XmlNode =>
  element(
    name,
    ...['CanBeChanged', 'ManagedPropertyLogicalName', 'Value'].map(member =>
      memberNode(contracts(member), members.get(member) ?? null),
    ),
  );

function labelNode(name: XmlName, members: ReadonlyMap<string, JsonValue>): XmlNode {
  const labels = members.get('LocalizedLabels');
  const user = members.get('UserLocalizedLabel') ?? null;
  const localized = (Array.isArray(labels) ? labels : []).filter(isObject);
  return element(
    name,
    element(
      contracts('LocalizedLabels'),
      ...localized.map(one => element(contracts('LocalizedLabel'), ...localizedMembers(one))),
    ),
    isObject(user)
      ? element(contracts('UserLocalizedLabel'), ...localizedMembers(user))
      : nilNode(contracts('UserLocalizedLabel')),
  );
}

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Base members are of the metadata's namespace, as everywhere. */
const localizedMembers = (label: JsonObject): readonly XmlNode[] => {
  const members = new Map(Object.entries(label));
  const node = (name: XmlName) => memberNode(name, members.get(name.name) ?? null);
  return [
    node(metadata('MetadataId')),
    node(metadata('HasChanged')),
    node(contracts('IsManaged')),
    node(contracts('Label')),
    node(contracts('LanguageCode')),
  ];
};
