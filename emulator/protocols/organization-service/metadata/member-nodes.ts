import { type ColumnOption, type TableColumn } from '../../../definitions/definition-items';
import {
  type Label,
  languageCode,
  type ManagedProperty,
  metadataBase,
  type MetadataProperty,
  type MetadataType,
} from '../../../definitions/metadata-type';
import { isShown, type SelectedNames } from '../../../definitions/query/table-description';
import { isDerivedOption, optionSetTypeOf, optionTypeOf } from '../../../definitions/types/option-set-metadata';
import { referenceMembers } from '../rows/wire-value';
import { arrays, contracts, metadata, metadata2013 } from '../xml/names';
import { type XmlName } from '../../../xml/xml-name';
import { element, nilNode, optionalNode, textNode, type XmlNode } from '../../../xml/write-xml';
import { optionOrder, optionSetOrder } from './member-order';

/**
 * The members of an item in the order of its contract. Those of MetadataBase keep that one's namespace, whatever that of
 * the others.
 */
export const itemMembers = <Item>(
  { properties }: MetadataType<Item>,
  item: Item,
  order: readonly string[],
  names: SelectedNames,
  inNamespace = metadata,
): readonly XmlNode[] =>
  order.flatMap(name => {
    const property = properties.get(name);
    if (property === undefined || !isShown(name, names)) return [];
    return propertyNode((metadataBase.includes(name) ? metadata : inNamespace)(name), property, item);
  });

/** One property of an item as a member. */
function propertyNode<Item>(name: XmlName, property: MetadataProperty<Item>, item: Item): XmlNode {
  switch (property.kind) {
    case 'strings':
      return orNil(name, property.read(item), values => values.map(value => textNode(arrays('string'), value)));
    case 'integers':
      return orNil(name, property.read(item), values => values.map(value => textNode(arrays('int'), value)));
    case 'constant':
      return orNil(name, property.read(item), value => [textNode(metadata2013('Value'), value)]);
    case 'label':
      return orNil(name, property.read(item), labelMembers);
    case 'managedBoolean':
    case 'requiredLevel':
      return orNil<ManagedProperty<boolean | string>>(name, property.read(item), managedMembers);
    case 'optionSet':
      return orNil(name, property.read(item), optionSetMembers);
    case 'option':
      return orNil(name, property.read(item), optionMembers);
    case 'options':
      return orNil(name, property.read(item), options => options.map(optionNode));
    case 'reference':
      return orNil(name, property.read(item), target => referenceMembers(target));
    default:
      return optionalNode(name, property.read(item));
  }
}

const orNil = <Value>(name: XmlName, value: Value | null, members: (value: Value) => readonly XmlNode[]): XmlNode =>
  value === null ? nilNode(name) : element(name, ...members(value));

function labelMembers({ text, isManaged }: Label): readonly XmlNode[] {
  if (text === '') return [element(contracts('LocalizedLabels')), nilNode(contracts('UserLocalizedLabel'))];
  const members = [
    nilNode(metadata('MetadataId')),
    nilNode(metadata('HasChanged')),
    textNode(contracts('IsManaged'), isManaged),
    textNode(contracts('Label'), text),
    textNode(contracts('LanguageCode'), languageCode),
  ];
  return [
    element(contracts('LocalizedLabels'), element(contracts('LocalizedLabel'), ...members)),
    element(contracts('UserLocalizedLabel'), ...members),
  ];
}

/** Of a ManagedProperty: also RequiredLevel is one. */
const managedMembers = ({
  value,
  canBeChanged,
  logicalName,
}: ManagedProperty<boolean | string>): readonly XmlNode[] => [
  textNode(contracts('CanBeChanged'), canBeChanged),
  textNode(contracts('ManagedPropertyLogicalName'), logicalName),
  textNode(contracts('Value'), value),
];

const optionSetMembers = (column: TableColumn): readonly XmlNode[] =>
  itemMembers(optionSetTypeOf(column), column, optionSetOrder, undefined);

const optionMembers = (option: ColumnOption): readonly XmlNode[] =>
  itemMembers(optionTypeOf(option), option, optionOrder, undefined);

/** States and status reasons have types of their own. */
function optionNode(option: ColumnOption): XmlNode {
  const type = optionTypeOf(option);
  const node = element(metadata('OptionMetadata'), ...optionMembers(option));
  return isDerivedOption(type) ? { ...node, type: metadata(type.name) } : node;
}
