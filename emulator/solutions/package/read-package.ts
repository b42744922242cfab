import { readCustomizations } from './customizations/read-customizations';
import { type PackageLimits, packageLimits } from './archive/limits';
import { readManifest } from './read-manifest';
import { parsePart } from './parse-part';
import { readParts } from './archive/read-parts';
import { badZip } from '../solution-faults';
import { type ParsedPlugIns, type SolutionPackage } from './solution-package';

/**
 * Reads a solution package, of any exporter from 7.1 to today. It looks at the file alone: whether an organization can
 * take it is decided by the import. Throws a DataverseFault for anything that is not a whole, harmless package.
 * https://learn.microsoft.com/power-platform/alm/solution-concepts-alm
 *
 * @param bytes the zip
 */
export function readPackage(bytes: Uint8Array, limits: PackageLimits = packageLimits): SolutionPackage {
  const parts = readParts(bytes, limits);
  const manifest = readManifest(parsePart(parts.solution, 'solution.xml', limits));
  const customizations = readCustomizations(parsePart(parts.customizations, 'customizations.xml', limits));
  checkAssemblyFiles(customizations.plugIns, parts.assemblyFiles);
  return { ...manifest, ...customizations, assemblyFiles: parts.assemblyFiles };
}

function checkAssemblyFiles({ assemblies }: ParsedPlugIns, files: ReadonlyMap<string, Uint8Array>): void {
  const absent = assemblies.find(({ file }) => file !== null && !files.has(file.toLowerCase()));
  if (absent === undefined) return;
  throw badZip(`customizations.xml names the assembly ${JSON.stringify(absent.file)}, which is not in the package.`);
}
