import { readCustomizations } from './customizations';
import { type PackageLimits, packageLimits } from './limits';
import { readManifest } from './manifest';
import { parseXml } from './parse-xml';
import { readParts } from './read-parts';
import { type SolutionPackage } from './solution-package';

/**
 * Reads a solution package, of any exporter from 7.1 to today. It looks at the file alone: whether an organization can
 * take it is decided by the import. Throws a DataverseFault for anything that is not a whole, harmless package.
 * https://learn.microsoft.com/power-platform/alm/solution-concepts-alm
 *
 * @param bytes the zip
 */
export function readPackage(bytes: Uint8Array, limits: PackageLimits = packageLimits): SolutionPackage {
  const parts = readParts(bytes, limits);
  const manifest = readManifest(parseXml(parts.solution, 'solution.xml', limits));
  return { ...manifest, ...readCustomizations(parseXml(parts.customizations, 'customizations.xml', limits)) };
}
