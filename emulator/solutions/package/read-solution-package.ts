import { readCustomizations } from './customizations/read-customizations';
import { type PackageLimits, packageLimits } from './archive/limits';
import { readManifest } from './read-manifest';
import { parsePackagePart } from './parse-package-part';
import { takingTurns } from './take-turns';
import { readArchiveParts } from './archive/read-archive-parts';
import { badSolutionZip } from '../solution-faults';
import { componentTypes, type ParsedPlugIns, type RootComponent, type SolutionPackage } from './solution-package';

/**
 * Reads a solution package, of any exporter from 7.1 to today. It looks at the file alone: whether an organization can
 * take it is decided by the import. Rejects with a DataverseFault for anything that is not a whole, harmless package. A
 * large one takes seconds, in which others have their turn.
 * https://learn.microsoft.com/power-platform/alm/solution-concepts-alm
 *
 * @param bytes the zip
 */
export async function readSolutionPackage(
  bytes: Uint8Array,
  limits: PackageLimits = packageLimits,
): Promise<SolutionPackage> {
  const takeTurns = takingTurns();
  const parts = await readArchiveParts(bytes, limits, takeTurns);
  const manifest = readManifest(await parsePackagePart(parts.solution, 'solution.xml', limits, takeTurns));
  const customizations = await readCustomizations(
    await parsePackagePart(parts.customizations, 'customizations.xml', limits, takeTurns),
    takeTurns,
  );
  checkPackagedAssemblyFiles(customizations.plugIns, parts.assemblyFiles);
  const rootComponents = manifest.rootComponents.map(root => withAssemblyId(root, customizations.plugIns));
  return { ...manifest, ...customizations, rootComponents, assemblyFiles: parts.assemblyFiles };
}

/** A root component without an id names its assembly by the full name. */
function withAssemblyId(root: RootComponent, { assemblies }: ParsedPlugIns): RootComponent {
  if (root.type !== componentTypes.pluginAssembly || root.id !== null) return root;
  const named = assemblies.find(({ fullName }) => fullName.toLowerCase() === root.schemaName);
  return named === undefined ? root : { ...root, id: named.id };
}

function checkPackagedAssemblyFiles({ assemblies }: ParsedPlugIns, files: ReadonlyMap<string, Uint8Array>): void {
  const absent = assemblies.find(({ file }) => file !== null && !files.has(file.toLowerCase()));
  if (absent === undefined) return;
  throw badSolutionZip(
    `customizations.xml names the assembly ${JSON.stringify(absent.file)}, which is not in the package.`,
  );
}
