import { strFromU8, type Unzipped, unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PackageError } from '../errors';
import { readXml, XmlError } from '../xml/read-xml';
import type { XmlElement } from '../xml/xml-element';

/** A solution package on disk, and what its manifest says. */
export type SolutionPackage = {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly uniqueName: string;
  readonly version: string;
  readonly isManaged: boolean;
  /** Logical names of the tables that it brings, or brings parts for: each is a root component. */
  readonly tables: readonly string[];
};

const parts = ['solution.xml', 'customizations.xml', '[content_types].xml'] as const;
const largestManifest = 64 * 1024 * 1024;
const tableComponent = '1';

/**
 * Reads a solution package as exported from a Dataverse environment or packed from source.
 *
 * https://learn.microsoft.com/power-platform/alm/solution-concepts-alm
 *
 * Throws PackageError when it is not one.
 */
export async function readPackage(file: string): Promise<SolutionPackage> {
  const bytes = await readPackageFile(file);
  const manifest = readManifest(file, manifestText(file, bytes));
  const text = (name: string): string => {
    const value = manifest.textOf('', name)?.trim() ?? '';
    if (value === '') throw notAPackage(file, `its solution.xml has no ${name}`);
    return value;
  };
  return {
    file,
    bytes,
    uniqueName: text('UniqueName'),
    version: text('Version'),
    isManaged: text('Managed') === '1',
    tables: tablesOf(manifest),
  };
}

async function readPackageFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new PackageError(
      `The solution package ${file} cannot be read.`,
      'make it with `npm run solution:pack`, or let SOLUTION_FILE name another package.',
      { cause: error },
    );
  }
}

function manifestText(file: string, bytes: Uint8Array): string {
  const names: string[] = [];
  let entries: Unzipped;
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        return name.toLowerCase() === 'solution.xml' && originalSize <= largestManifest;
      },
    });
  } catch (error) {
    throw notAPackage(file, 'it is not a zip file, or a damaged one', error);
  }

  const missing = parts.filter(part => !names.some(name => name.toLowerCase() === part));
  if (missing.length > 0) throw notAPackage(file, whatIsMissing(missing, names));
  const [manifest] = Object.values(entries);
  if (manifest === undefined) throw notAPackage(file, 'its solution.xml is larger than 64 MB');
  return strFromU8(manifest);
}

function whatIsMissing(missing: readonly string[], names: readonly string[]): string {
  const nested = names.find(name => path.posix.basename(name).toLowerCase() === 'solution.xml');
  const hint = nested === undefined ? '' : `; it holds ${nested}, so it was zipped one folder too high`;
  return `it lacks ${missing.join(', ')} at its top level${hint}`;
}

function readManifest(file: string, text: string): XmlElement {
  let root: XmlElement;
  try {
    root = readXml(text);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw notAPackage(file, `its solution.xml is not well-formed: ${error.message}`, error);
  }
  const manifest = root.name === 'ImportExportXml' ? root.find('', 'SolutionManifest') : undefined;
  if (manifest === undefined) throw notAPackage(file, 'its solution.xml has no ImportExportXml/SolutionManifest');
  return manifest;
}

function tablesOf(manifest: XmlElement): string[] {
  const components = manifest.find('', 'RootComponents')?.children ?? [];
  const tables = components
    .filter(({ name, attributes }) => name === 'RootComponent' && attributes.get('type') === tableComponent)
    // Exports name each table. One that is given by its identifier must not go unseen either.
    .map(({ attributes }) => attributes.get('schemaName') ?? attributes.get('id') ?? 'without a name');
  return [...new Set(tables.map(name => name.toLowerCase()))];
}

const notAPackage = (file: string, why: string, cause?: unknown): PackageError =>
  new PackageError(
    `${file} is not a solution package: ${why}.`,
    'export the solution from an environment (or run `npm run solution:pack`) and name that zip in SOLUTION_FILE.',
    { cause },
  );
