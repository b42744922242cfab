import path from 'node:path';
import { assembleCustomizations } from './assemble-customizations';
import { customizationsFor, manifestFor, type PackageVersion } from './older-package';
import { readManifest } from './read-manifest';
import { allowOnly } from './source-files';
import { encodeXml } from './write-xml';
import { zipParts } from './zip-parts';

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
  await allowOnly(folder, ['Entities', 'Other']);
  await allowOnly(path.join(folder, 'Other'), [
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
    bytes: zipParts([
      { name: 'solution.xml', bytes: encodeXml(manifestFor(packageVersion, manifest.part)) },
      { name: 'customizations.xml', bytes: encodeXml(customizationsFor(packageVersion, customizations)) },
    ]),
  };
}
