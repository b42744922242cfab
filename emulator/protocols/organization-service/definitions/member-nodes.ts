import { type ColumnOption, type TableColumn } from '../../../definitions/definition-items';
import {
  type Label,
  languageCode,
  type ManagedProperty,
  metadataBase,
  type MetadataProperty,
  type MetadataType,
} from '../../../definitions/metadata-types/metadata-type';
import { isShownInDescription, type SelectedNames } from '../../../definitions/query/table-description';
import {
  isDerivedOption,
  optionSetTypeOf,
  optionTypeOf,
} from '../../../definitions/metadata-types/option-set-metadata';
import { referenceMembers } from '../xml/wire-value';
import { arrays, contracts, metadata, metadata2013 } from '../xml/names';
import { type XmlName } from '../../../xml/xml-name';
import { element, nilNode, optionalNode, textNode, type XmlNode } from '../../../xml/write-xml';
import { optionOrder, optionSetOrder } from './member-order';

/**
 * The members of an item in the order of its contract. Those of MetadataBase keep that one's namespace, whatever that of
 * the others.
 */
export const definitionMembers = <Item>(
  { properties }: MetadataType<Item>,
  item: Item,
  order: readonly string[],
  names: SelectedNames,
  inNamespace = metadata,
): readonly XmlNode[] =>
  order.flatMap(name => {
    const property = properties.get(name);
    if (property === undefined || !isShownInDescription(name, names)) return [];
    return definitionPropertyNode((metadataBase.includes(name) ? metadata : inNamespace)(name), property, item);
  });

/** One property of an item as a member. */
function definitionPropertyNode<Item>(name: XmlName, property: MetadataProperty<Item>, item: Item): XmlNode {
  switch (property.kind) {
    case 'strings':
      return definitionNodeOrNil(name, property.read(item), values =>
        values.map(value => textNode(arrays('string'), value)),
      );
    case 'integers':
      return definitionNodeOrNil(name, property.read(item), values =>
        values.map(value => textNode(arrays('int'), value)),
      );
    case 'constant':
      return definitionNodeOrNil(name, property.read(item), value => [textNode(metadata2013('Value'), value)]);
    case 'label':
      return definitionNodeOrNil(name, property.read(item), definitionLabelMembers);
    case 'managedBoolean':
    case 'requiredLevel':
      return definitionNodeOrNil<ManagedProperty<boolean | string>>(name, property.read(item), managedPropertyMembers);
    case 'optionSet':
      return definitionNodeOrNil(name, property.read(item), optionSetMembers);
    case 'option':
      return definitionNodeOrNil(name, property.read(item), definitionOptionMembers);
    case 'options':
      return definitionNodeOrNil(name, property.read(item), options => options.map(definitionOptionNode));
    case 'reference':
      return definitionNodeOrNil(name, property.read(item), target => referenceMembers(target));
    default:
      return optionalNode(name, property.read(item));
  }
}

const definitionNodeOrNil = <Value>(
  name: XmlName,
  value: Value | null,
  members: (value: Value) => readonly XmlNode[],
): XmlNode => (value === null ? nilNode(name) : element(name, ...members(value)));

function definitionLabelMembers({ text, isManaged, metadataId }: Label): readonly XmlNode[] {
  if (text === '') return [element(contracts('LocalizedLabels')), nilNode(contracts('UserLocalizedLabel'))];
  const members = [
    textNode(metadata('MetadataId'), metadataId),
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
const managedPropertyMembers = ({
  value,
  canBeChanged,
  logicalName,
}: ManagedProperty<boolean | string>): readonly XmlNode[] => [
  textNode(contracts('CanBeChanged'), canBeChanged),
  textNode(contracts('ManagedPropertyLogicalName'), logicalName),
  textNode(contracts('Value'), value),
];

const optionSetMembers = (column: TableColumn): readonly XmlNode[] =>
  definitionMembers(optionSetTypeOf(column), column, optionSetOrder, undefined);

const definitionOptionMembers = (option: ColumnOption): readonly XmlNode[] =>
  definitionMembers(optionTypeOf(option), option, optionOrder, undefined);

/** States and status reasons have types of their own. */
function definitionOptionNode(option: ColumnOption): XmlNode {
  const type = optionTypeOf(option);
  const node = element(metadata('OptionMetadata'), ...definitionOptionMembers(option));
  return isDerivedOption(type) ? { ...node, type: metadata(type.name) } : node;
}
