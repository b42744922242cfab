import path from 'node:path';
import { allowOnlySourceFiles, listSourceFolder, readSourceXml, unfitSource } from './source-files';
import { readForms, readRibbon, readViews } from './table-parts';
import type { XmlElement } from '../../dataverse/xml/xml-element';
import { asPackagePart, elementAt, elementsOf, replaceChild, textOf } from './xml-tree';

export type SourceTable = {
  readonly file: string;
  readonly logicalName: string;
  /** Logical names of the columns that the source defines. */
  readonly columns: ReadonlySet<string>;
  /** The `Entity` of customizations.xml, with its forms, views and ribbon put back. */
  readonly element: XmlElement;
};

/** Reads every folder below `Entities`, in the order of their names. Throws PackageError naming the file at fault. */
export async function readTables(folder: string): Promise<SourceTable[]> {
  const parent = path.join(folder, 'Entities');
  const names = await listSourceFolder(parent);
  return Promise.all(names.map(name => readTable(path.join(parent, name))));
}

async function readTable(folder: string): Promise<SourceTable> {
  await allowOnlySourceFiles(folder, ['Entity.xml', 'FormXml', 'RibbonDiff.xml', 'SavedQueries']);
  const file = path.join(folder, 'Entity.xml');
  const source = await readSourceXml(file, 'Entity');
  const definition = elementAt(source, 'EntityInfo', 'entity');
  checkNames(file, [textOf(elementAt(source, 'Name')), definition?.attributes.get('Name')], path.basename(folder));
  const columns = columnsOf(definition);
  checkKeys(file, definition, columns);
  const withForms = fillTablePart(file, source, 'FormXml', await readForms(folder));
  const withViews = fillTablePart(file, withForms, 'SavedQueries', await readViews(folder));
  const element = asPackagePart(fillTablePart(file, withViews, 'RibbonDiffXml', await readRibbon(folder)));
  return { file, logicalName: path.basename(folder).toLowerCase(), columns, element };
}

/** Puts the content of a folder back where unpacking left an empty element. */
function fillTablePart(file: string, entity: XmlElement, name: string, content: XmlElement | undefined): XmlElement {
  const place = elementAt(entity, name);
  if (place !== undefined && elementsOf(place).length > 0) {
    const whatToDo = 'move the content to files of its own and leave the element empty.';
    throw unfitSource(file, `holds content in <${name}>`, whatToDo);
  }
  if (place === undefined && content !== undefined) {
    throw unfitSource(file, `has no empty <${name} /> to put those files into`, `add <${name} /> after <EntityInfo>.`);
  }
  return replaceChild(entity, name, content === undefined ? [] : [content]);
}

function checkNames(file: string, names: readonly (string | undefined)[], folderName: string): void {
  const wrong = names.find(name => name !== undefined && name !== folderName);
  if (wrong === undefined) return;
  throw unfitSource(file, `is about "${wrong}", but its folder is called "${folderName}"`, 'give both the same name.');
}

function columnsOf(definition: XmlElement | undefined): ReadonlySet<string> {
  const attributes = elementsOf(elementAt(definition, 'attributes'), 'attribute');
  return new Set(attributes.map(attribute => textOf(elementAt(attribute, 'LogicalName'))));
}

function checkKeys(file: string, definition: XmlElement | undefined, columns: ReadonlySet<string>): void {
  const attributes = elementsOf(elementAt(definition, 'attributes'), 'attribute');
  const isWholeTable = attributes.some(attribute => textOf(elementAt(attribute, 'Type')) === 'primarykey');
  // A part of somebody else's table may hold a key over columns that are already there.
  if (!isWholeTable) return;
  for (const key of elementsOf(elementAt(definition, 'EntityKeys'), 'EntityKey')) {
    const covered = elementsOf(elementAt(key, 'EntityKeyAttributes'), 'AttributeName').map(textOf);
    const missing = covered.length === 0 ? '(none)' : covered.find(column => !columns.has(column));
    if (missing === undefined) continue;
    const name = textOf(elementAt(key, 'Name'));
    throw unfitSource(file, `has a key ${name} over the column ${missing}`, 'let the key cover columns of this table.');
  }
}
