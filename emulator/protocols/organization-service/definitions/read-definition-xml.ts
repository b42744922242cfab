import { entityMetadata } from '../../../definitions/metadata-types/entity-metadata';
import { definitionNamesIn } from '../../../definitions/names-in';
import { tableCollections } from '../../../definitions/query/table-description';
import { type NewColumn, newColumnType } from '../../../definitions/new/new-column';
import { type NewKey } from '../../../definitions/new/new-key';
import { type NewOption } from '../../../definitions/new/new-options';
import { type NewTable } from '../../../definitions/new/new-table';
import {
  readNewColumn,
  readNewKey,
  readNewTable,
  readTableAlteration,
} from '../../../definitions/new/read-new-definitions';
import { settledForColumns, settledForKeys, settledForTables } from '../../../definitions/new/settled-names';
import { invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { type TableAlteration } from '../../../engine/tables/table-alteration';
import { type TableDefinition } from '../../../engine/tables/table-definition';
import { writeXml, type XmlNode } from '../../../xml/write-xml';
import { type XmlElement } from '../../../xml/xml-element';
import { parseMessageXml } from '../xml/parse-message-xml';
import { metadata } from '../xml/names';
import { DefinitionXml } from './definition-xml';
import { definitionMembers } from './member-nodes';

/** Of an option set and of its options: what names it or repeats what is so anyway. */
const settledForOptions = definitionNamesIn(`
  MetadataId HasChanged Name DisplayName Description OptionSetType IsCustomOptionSet IsManaged IsCustomizable
  IntroducedVersion ExternalTypeName ParentOptionSetName Color ExternalValue ParentValues Tag IsHidden
`);

/** Reads an AttributeMetadata of one of the derived types. Throws 400 for what it does not understand, 501 for what the emulator does not do. */
export function readColumnXml(element: XmlElement): NewColumn {
  const type = element.type?.name ?? '';
  newColumnType(type);
  const source = new DefinitionXml(type, element);
  const column = readNewColumn(source, type, () => readOptionSetXml(source, type));
  source.finish(settledForColumns);
  return column;
}

function readOptionSetXml(column: DefinitionXml, type: string): Partial<NewColumn> {
  const element = column.member('OptionSet');
  if (element === undefined) return {};
  const source = new DefinitionXml('OptionSetMetadata', element);
  const optionOf = (name: string): NewOption | undefined => {
    const option = source.member(name);
    return option && readOptionXml(option);
  };
  const choices =
    type === 'BooleanAttributeMetadata'
      ? { booleanOptions: { no: optionOf('FalseOption'), yes: optionOf('TrueOption') } }
      : { options: source.require('Options', source.member('Options')?.children).map(readOptionXml) };
  source.finish(settledForOptions);
  return choices;
}

function readOptionXml(element: XmlElement): NewOption {
  const source = new DefinitionXml('OptionMetadata', element);
  const option = { value: source.integer('Value'), label: source.label('Label') };
  source.finish(settledForOptions);
  return option;
}

/** Reads the EntityMetadata of a new table, and the column that is its primary name. */
export function readTableXml(element: XmlElement, primaryName: XmlElement): NewTable {
  const source = new DefinitionXml('EntityMetadata', element);
  const table = readNewTable(source, () => [{ ...readColumnXml(primaryName), isPrimaryName: true }]);
  source.finish(settledForTables);
  return table;
}

/** Reads an EntityKeyMetadata. */
export function readKeyXml(element: XmlElement): NewKey {
  const source = new DefinitionXml('EntityKeyMetadata', element);
  const key = readNewKey(source, () => source.require('KeyAttributes', source.texts('KeyAttributes')));
  source.finish(settledForKeys);
  return key;
}

/** The logical name in an EntityMetadata. */
export const tableNameInXml = (element: XmlElement): string => {
  const source = new DefinitionXml('EntityMetadata', element);
  return source.require('LogicalName', source.text('LogicalName'));
};

/** What an update of a table may bring without changing it. */
const letPass: readonly string[] = [...tableCollections, ...settledForTables];

/**
 * What an EntityMetadata, new or as a client read it, changes of a table: labels and change tracking. Members that say
 * what is so anyway, and the collections that come along, are let pass. Throws 501 for other changes.
 */
export function readTableAlterationXml(table: TableDefinition, element: XmlElement): TableAlteration {
  const source = new DefinitionXml('EntityMetadata', element);
  const alteration = readTableAlteration(source);
  if ((source.text('MetadataId') ?? table.metadataId) !== table.metadataId) {
    throw invalidArgument(`The MetadataId of EntityMetadata is not that of '${table.logicalName}'.`);
  }
  for (const [name, member] of source.unread) {
    if (letPass.includes(name)) continue;
    const [current] = definitionMembers(entityMetadata, table, [name], undefined);
    if (current === undefined || !saysTheSame(member, current)) {
      throw notImplemented(`Changing the member '${name.slice(0, 100)}' of EntityMetadata is not implemented.`);
    }
  }
  return alteration;
}

/** Whether a client's member says what the emulator says. Of a managed property only the value counts. */
function saysTheSame(member: XmlElement, node: XmlNode): boolean {
  const written = parseMessageXml(writeXml({ ...node, name: metadata(node.name.name) }));
  return valueIn(member) === valueIn(written);
}

const valueIn = (element: XmlElement): string => {
  const value = element.children.find(({ name }) => name.name === 'Value') ?? element;
  return value.text.trim();
};
