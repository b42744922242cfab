import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { parseSourceXml } from '../source-files';
import { solutionsFolder } from './source-copy';
import type { XmlElement } from '../../../dataverse/xml/xml-element';

/** The managed zip that the project keeps beside its source. */
export const committedZip = path.join(solutionsFolder, 'ChangeTrackingSample_1_0_0_0_managed.zip');

/** The bytes of every part of that zip by name, in the order of the zip. */
export async function readCommittedParts(): Promise<Map<string, Uint8Array>> {
  return new Map(Object.entries(unzipSync(await readFile(committedZip))));
}

/** The root element of one part of that zip. */
export async function readCommittedPart(name: string): Promise<XmlElement> {
  const bytes = (await readCommittedParts()).get(name) ?? new Uint8Array();
  return parseSourceXml(strFromU8(bytes), name);
}
