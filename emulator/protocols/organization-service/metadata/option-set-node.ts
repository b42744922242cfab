import { isJsonObject, type JsonObject, type JsonValue } from '../../web-api/front/request/json';
import { metadata } from '../xml/names';
import { type XmlName } from '../../../xml/xml-name';
import { element, type XmlNode } from '../../../xml/write-xml';
import { memberNode } from './member-nodes';
import { optionOrder, optionSetOrder } from './member-order';

/** A column's choices, as the Web API has them. */
export function optionSetNode(optionSet: JsonObject): XmlNode {
  const members = new Map<string, JsonValue>(Object.entries(optionSet));
  return element(
    metadata('OptionSet'),
    ...optionSetOrder.flatMap(name => (members.has(name) ? [setMember(name, members.get(name) ?? null)] : [])),
  );
}

function setMember(name: string, value: JsonValue): XmlNode {
  if (Array.isArray(value)) {
    const options: readonly JsonValue[] = value;
    return element(
      metadata(name),
      ...options.filter(isJsonObject).map(option => optionNode(metadata('OptionMetadata'), option)),
    );
  }
  const isOption = name === 'FalseOption' || name === 'TrueOption';
  return isOption && isJsonObject(value) ? optionNode(metadata(name), value) : memberNode(metadata(name), value);
}

/** States and status reasons have types of their own. */
function optionNode(name: XmlName, option: JsonObject): XmlNode {
  const members = new Map<string, JsonValue>(Object.entries(option));
  const type = members.get('@odata.type');
  const node = element(
    name,
    ...optionOrder.flatMap(member =>
      members.has(member) ? [memberNode(metadata(member), members.get(member) ?? null)] : [],
    ),
  );
  return typeof type === 'string' ? { ...node, type: metadata(type.replace('#Microsoft.Dynamics.CRM.', '')) } : node;
}
