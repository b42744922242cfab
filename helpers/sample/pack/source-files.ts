import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PackageError } from '../../dataverse/errors';
import { readXml, XmlError } from '../../dataverse/xml/read-xml';
import type { XmlElement } from '../../dataverse/xml/xml-element';
import { elementsOf } from './xml-tree';

/** What is wrong with a source file, and what to do about it. */
export const unfitSource = (
  file: string,
  problem: string,
  whatToDo = 'correct that file and pack again.',
  options?: ErrorOptions,
): PackageError => new PackageError(`${file} ${problem}.`, whatToDo, options);

/** The root element of a source file's text. Throws PackageError naming `file` when it is not well-formed XML. */
export function parseSourceXml(text: string, file: string): XmlElement {
  try {
    return readXml(text);
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    throw unfitSource(file, `is not well-formed XML: ${cause.message}`, undefined, { cause });
  }
}

/** Reads a source file whose root element must be `rootName`. Throws PackageError naming the file. */
export async function readSourceXml(file: string, rootName: string): Promise<XmlElement> {
  const root = parseSourceXml(await readText(file), file);
  if (root.name !== rootName) {
    const problem = `begins with <${root.name}>, but a file at this place holds <${rootName}>`;
    throw unfitSource(file, problem, 'move the file to where it belongs, or correct its root element.');
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
    const found = unknown === undefined ? 'nothing' : `<${unknown.name}>`;
    throw unfitSource(file, `holds ${found} where <${childName}> belongs`);
  }
  return items;
}

/** The names in a folder in one order on every machine; none when the folder is missing. Hidden files do not count. */
export async function listSourceFolder(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter(name => !name.startsWith('.')).sort();
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw unfitSource(folder, 'cannot be read as a folder', 'see the cause below.', { cause });
  }
}

/** Refuses what this packer would silently leave out of the package. */
export async function allowOnlySourceFiles(folder: string, known: readonly string[]): Promise<void> {
  const unknown = (await listSourceFolder(folder)).find(name => !known.includes(name));
  if (unknown !== undefined) {
    const problem = `is not something this packer knows (here: ${known.join(', ')})`;
    throw unfitSource(path.join(folder, unknown), problem, 'remove it, or pack this source with `pac solution pack`.');
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const problem = isMissing(cause) ? 'is missing' : 'cannot be read';
    throw unfitSource(file, problem, 'restore that file from version control, then pack again.', { cause });
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
