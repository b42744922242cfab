import { inflateEntry, type InflationBudget } from './inflate-entry';
import { type PackageLimits, packageLimits } from './limits';
import { badSolutionZip, solutionPackageTooLarge } from '../../solution-faults';
import { type TakeTurns, takingTurns } from '../take-turns';
import { listZip, type ZipEntry } from './zip-directory';

/** The parts the emulator reads. Every other part is inflated, checked and dropped. */
type PackageParts = {
  readonly solution: Uint8Array;
  readonly customizations: Uint8Array;
  /** Files of plug-in assemblies, by their names in lower case. */
  readonly assemblyFiles: ReadonlyMap<string, Uint8Array>;
};

const contentTypes = '[content_types].xml';
const solution = 'solution.xml';
const customizations = 'customizations.xml';
const assemblyFolder = 'pluginassemblies/';

/**
 * Opens a solution's zip. Order, content types and letter case of the parts do not matter; nothing is written to disk,
 * and a zip inside the zip is not opened. Refuses with 0x80048060, 0x80040375 or 0x80048499.
 */
export async function readArchiveParts(
  bytes: Uint8Array,
  limits: PackageLimits = packageLimits,
  takeTurns: TakeTurns = takingTurns(),
): Promise<PackageParts> {
  if (bytes.length > limits.zipBytes) throw solutionPackageTooLarge(bytes.length, limits.zipBytes);
  const entries = archiveEntriesByName(listZip(bytes), limits);
  const missing = [solution, customizations, contentTypes].filter(name => !entries.has(name));
  if (missing.length > 0) throw badSolutionZip(`missing at the root: ${missing.join(', ')}.`);

  const budget: InflationBudget = { used: 0, zipBytes: bytes.length, limits };
  const kept = new Map<string, Uint8Array>();
  for (const [name, entry] of entries) {
    const keep = name === solution || name === customizations || name.startsWith(assemblyFolder);
    const data = await inflateEntry(entry, budget, keep, takeTurns);
    if (keep) kept.set(name, data);
  }
  return {
    solution: partOfArchive(kept, solution),
    customizations: partOfArchive(kept, customizations),
    assemblyFiles: new Map([...kept].filter(([name]) => name.startsWith(assemblyFolder))),
  };
}

function partOfArchive(parts: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const found = parts.get(name);
  if (found === undefined) throw badSolutionZip(`missing at the root: ${name}.`);
  return found;
}

function archiveEntriesByName(entries: readonly ZipEntry[], limits: PackageLimits): Map<string, ZipEntry> {
  if (entries.length > limits.entries)
    throw badSolutionZip(`it lists ${entries.length} files, ${limits.entries} are allowed.`);
  const named = new Map<string, ZipEntry>();
  for (const entry of entries) {
    checkArchiveEntryName(entry.name);
    const name = entry.name.toLowerCase();
    if (named.has(name)) throw badSolutionZip(`two files have the name '${entry.name}'.`);
    named.set(name, entry);
  }
  return named;
}

function checkArchiveEntryName(name: string): void {
  // A file name is text from a stranger: it goes into the message as JSON, so that it cannot forge log lines.
  const shown = JSON.stringify(name);
  if (name === '' || name.includes('\0')) throw badSolutionZip(`the file name ${shown} is not valid.`);
  if (name.includes('\\')) throw badSolutionZip(`the file name ${shown} holds a backslash.`);
  if (name.startsWith('/') || /^[a-z]:/iu.test(name)) throw badSolutionZip(`the file name ${shown} is absolute.`);
  if (name.split('/').some(segment => segment === '..' || segment === '.')) {
    throw badSolutionZip(`the file name ${shown} points outside the package.`);
  }
}
