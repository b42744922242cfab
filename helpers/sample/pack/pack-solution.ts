import { strToU8, zipSync } from 'fflate';
import path from 'node:path';
import { assembleCustomizations } from './assemble-customizations';
import { customizationsForServer, manifestForServer, type PackageVersion } from './older-package';
import { readManifest } from './read-manifest';
import { allowOnlySourceFiles } from './source-files';
import { encodeXml } from './write-xml';

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
