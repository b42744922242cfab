import path from 'node:path';
import type { Manifest } from './read-manifest';
import { readRelationships } from './read-relationships';
import { type SourceTable, readTables } from './read-table';
import { readSourceXml, unfitSource } from './source-files';
import type { XmlElement } from '../../dataverse/xml/xml-element';
import { elementAt, elementsOf, makeElement, replaceChild } from './xml-tree';

/**
 * Puts the tables and relationships back into `Other/Customizations.xml`, whose other sections pass as they are.
 * Throws PackageError naming the file when tables and root components do not match.
 */
export async function assembleCustomizations(folder: string, manifest: Manifest): Promise<XmlElement> {
  const tables = await readTables(folder);
  checkRootComponents(folder, manifest, tables);
  const relationships = await readRelationships(folder, tables);
  const file = path.join(folder, 'Other', 'Customizations.xml');
  const stub = await readSourceXml(file, 'ImportExportXml');
  const entities = tables.map(({ element }) => element);
  return fillSection(file, fillSection(file, stub, 'Entities', entities), 'EntityRelationships', relationships);
}

function fillSection(file: string, root: XmlElement, name: string, content: readonly XmlElement[]): XmlElement {
  const place = elementAt(root, name);
  if (place === undefined || elementsOf(place).length > 0) {
    const problem = `${place === undefined ? 'has no' : 'holds content in'} <${name}>`;
    throw unfitSource(file, problem, `leave an empty <${name} /> there: its content comes from the files beside it.`);
  }
  return replaceChild(root, name, [makeElement(name, content)]);
}

function checkRootComponents(folder: string, manifest: Manifest, tables: readonly SourceTable[]): void {
  const undeclared = tables.find(({ logicalName }) => !manifest.tables.includes(logicalName));
  if (undeclared !== undefined) {
    const { file, logicalName } = undeclared;
    const whatToDo = `add <RootComponent type="1" schemaName="${logicalName}" behavior="0" />, or remove the folder.`;
    throw unfitSource(file, `defines ${logicalName}, which is not a root component of ${manifest.file}`, whatToDo);
  }
  const missing = manifest.tables.find(name => !tables.some(({ logicalName }) => logicalName === name));
  if (missing !== undefined) {
    const problem = `declares the table ${missing}, but ${path.join(folder, 'Entities')} has no folder for it`;
    throw unfitSource(manifest.file, problem, 'add the table, or remove its root component.');
  }
}
