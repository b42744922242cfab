import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PackageError } from '../../dataverse/errors';
import { parseSourceXml } from './parse-source-xml';
import type { XmlElement } from '../../dataverse/xml/xml-element';
import { elementsOf } from './xml-tree';

/** Reads a source file whose root element must be `rootName`. Throws PackageError naming the file. */
export async function readSourceXml(file: string, rootName: string): Promise<XmlElement> {
  const root = parseSourceXml(await readText(file), file);
  if (root.name !== rootName) {
    throw new PackageError(
      `${file} begins with <${root.name}>, but a file at this place holds <${rootName}>.`,
      'move the file to where it belongs, or correct its root element.',
    );
  }
  return root;
}

/** The children of a source file's root, all of which must be called `childName`. Throws PackageError naming the file. */
export async function readSourceItems(
  file: string,
  rootName: string,
  childName: string,
): Promise<readonly XmlElement[]> {
  const items = elementsOf(await readSourceXml(file, rootName));
  const unknown = items.find(item => item.name !== childName);
  if (unknown !== undefined || items.length === 0) {
    throw new PackageError(
      `${file} holds ${unknown === undefined ? 'nothing' : `<${unknown.name}>`} where <${childName}> belongs.`,
      'correct that file and pack again.',
    );
  }
  return items;
}

/** The names in a folder in one order on every machine; none when the folder is missing. Hidden files do not count. */
export async function listFolder(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter(name => !name.startsWith('.')).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw new PackageError(`${folder} cannot be read as a folder.`, 'see the cause below.', { cause: error });
  }
}

/** Refuses what this packer would silently leave out of the package. */
export async function allowOnly(folder: string, known: readonly string[]): Promise<void> {
  const unknown = (await listFolder(folder)).find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new PackageError(
      `${path.join(folder, unknown)} is not something this packer knows (here: ${known.join(', ')}).`,
      'remove it, or pack this source with `pac solution pack`.',
    );
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const problem = isMissing(error) ? 'is missing' : 'cannot be read';
    throw new PackageError(`${file} ${problem}.`, 'restore that file from version control, then pack again.', {
      cause: error,
    });
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
