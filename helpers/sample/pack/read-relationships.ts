import path from 'node:path';
import type { PackageError } from '../../dataverse/errors';
import type { SourceTable } from './read-table';
import { listSourceFolder, readSourceItems, unfitSource } from './source-files';
import type { XmlElement } from '../../dataverse/xml/xml-element';
import { elementAt, textOf } from './xml-tree';

const root = 'EntityRelationships';
const item = 'EntityRelationship';

type Definition = { readonly file: string; readonly element: XmlElement };

/**
 * The relationships of `Other/Relationships`, in the order in which `Other/Relationships.xml` names them.
 * Throws PackageError when the list and the definitions do not match, or one needs a column that its table lacks.
 */
export async function readRelationships(folder: string, tables: readonly SourceTable[]): Promise<XmlElement[]> {
  const definitions = await readDefinitions(path.join(folder, 'Other', 'Relationships'));
  const list = path.join(folder, 'Other', 'Relationships.xml');
  const hasList = (await listSourceFolder(path.join(folder, 'Other'))).includes('Relationships.xml');
  if (!hasList && definitions.size === 0) return [];

  const names = (await readSourceItems(list, root, item)).map(nameOf);
  const unlisted = [...definitions.keys()].find(name => !names.includes(name));
  if (unlisted !== undefined)
    throw unfitRelationship(list, `does not name ${unlisted}, which a file beside it defines`);
  return names.map((name, index) => {
    const definition = definitions.get(name);
    if (definition === undefined)
      throw unfitRelationship(list, `names ${name}, which no file in Other/Relationships defines`);
    if (names.indexOf(name) !== index) throw unfitRelationship(list, `names ${name} twice`);
    checkColumn(definition, tables);
    return definition.element;
  });
}

async function readDefinitions(folder: string): Promise<Map<string, Definition>> {
  const definitions = new Map<string, Definition>();
  for (const fileName of await listSourceFolder(folder)) {
    const file = path.join(folder, fileName);
    for (const element of await readSourceItems(file, root, item)) {
      const name = nameOf(element);
      if (definitions.has(name)) throw unfitRelationship(file, `defines ${name}, which is defined already`);
      checkRelationshipPlace(file, element);
      definitions.set(name, { file, element });
    }
  }
  return definitions;
}

function checkRelationshipPlace(file: string, element: XmlElement): void {
  const referenced = textOf(elementAt(element, 'ReferencedEntityName'));
  if (referenced === '' || `${referenced}.xml`.toLowerCase() === path.basename(file).toLowerCase()) return;
  throw unfitRelationship(file, `defines ${nameOf(element)} to ${referenced}, which belongs into ${referenced}.xml`);
}

function checkColumn({ file, element }: Definition, tables: readonly SourceTable[]): void {
  const tableName = textOf(elementAt(element, 'ReferencingEntityName')).toLowerCase();
  const column = textOf(elementAt(element, 'ReferencingAttributeName')).toLowerCase();
  const table = tables.find(({ logicalName }) => logicalName === tableName);
  // Exports up to 7.1 define some of the columns inside their relationship.
  const bringsColumn = elementAt(element, 'field') !== undefined;
  if (table === undefined || bringsColumn || table.columns.has(column)) return;
  throw unfitRelationship(
    file,
    `defines ${nameOf(element)} over the column ${column || '(none)'}, which ${table.file} lacks`,
  );
}

const nameOf = (element: XmlElement): string => element.attributes.get('Name') ?? '';

const unfitRelationship = (file: string, problem: string): PackageError =>
  unfitSource(file, problem, 'make the list, the definitions and the table agree, then pack again.');
