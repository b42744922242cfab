import { strToU8, zipSync } from 'fflate';
import path from 'node:path';
import { customizationsForServer, manifestForServer, type PackageVersion } from './older-package';
import { type Manifest, readManifest } from './read-manifest';
import { allowOnlySourceFiles, readSourceXml, unfitSource } from './source-files';
import { encodeXml } from './write-xml';
import { readRelationships } from './read-relationships';
import { readTables, type SourceTable } from './read-table';
import type { XmlElement } from '../../dataverse/xml/xml-element';
import { elementAt, elementsOf, makeElement, replaceChild } from './xml-tree';

export type PackedSolution = {
  readonly uniqueName: string;
  readonly version: string;
  /** The name that an environment's export would give the file, such as `Name_1_0_0_0_managed.zip`; with the version when it is made for an older server. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
};

/**
 * Packs the unpacked source in `folder` as a managed solution, the same bytes each time. It knows tables with their
 * forms, views, ribbon, keys and relationships; a source that holds anything else is refused with a PackageError. For an
 * older server the package leaves out what that server does not know.
 * The layout: https://learn.microsoft.com/power-platform/alm/solution-packager-tool
 */
export async function packSolution(folder: string, packageVersion: PackageVersion = '9.2'): Promise<PackedSolution> {
  const manifest = await readManifest(folder);
  await allowOnlySourceFiles(folder, ['Entities', 'Other']);
  await allowOnlySourceFiles(path.join(folder, 'Other'), [
    'Customizations.xml',
    'Relationships',
    'Relationships.xml',
    'Solution.xml',
  ]);
  const customizations = await assembleCustomizations(folder, manifest);
  const { uniqueName, version } = manifest;
  const madeFor = packageVersion === '9.2' ? '' : `_${packageVersion.replaceAll('.', '_')}`;
  return {
    uniqueName,
    version,
    fileName: `${uniqueName}_${version.replaceAll('.', '_')}_managed${madeFor}.zip`,
    bytes: zipParts({
      'solution.xml': encodeXml(manifestForServer(packageVersion, manifest.part)),
      'customizations.xml': encodeXml(customizationsForServer(packageVersion, customizations)),
    }),
  };
}

/** Says which parts are XML. Byte for byte what an environment's own export holds, byte order mark included. */
const contentTypes = strToU8(
  '\uFEFF<?xml version="1.0" encoding="utf-8"?>' +
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="xml" ContentType="application/octet-stream" /></Types>',
);

/** Makes the zip: `[Content_Types].xml` first, then the parts in the order given. The same bytes for one version of fflate. */
function zipParts(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  // A zip holds local time without a zone, and fflate writes the local fields of this date: so the date is local as well.
  const mtime = new Date(1980, 0, 1, 12);
  return zipSync({ '[Content_Types].xml': contentTypes, ...parts }, { level: 9, mem: 8, mtime, os: 0, attrs: 0 });
}

/**
 * Puts the tables and relationships back into `Other/Customizations.xml`, whose other sections pass as they are.
 * Throws PackageError naming the file when tables and root components do not match.
 */
async function assembleCustomizations(folder: string, manifest: Manifest): Promise<XmlElement> {
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
