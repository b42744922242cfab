import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { parseSourceXml } from '../source-files';
import { solutionsFolder } from './source-copy';
import type { XmlElement } from '../../../dataverse/xml/xml-element';

/** The managed zip that the project keeps beside its source. */
export const committedZip = path.join(solutionsFolder, 'ChangeTrackingSample_1_0_0_0_managed.zip');

/** The same for servers below 9.2. */
export const committedOlderZip = path.join(solutionsFolder, 'ChangeTrackingSample_1_0_0_0_managed_9_1.zip');

/** The bytes of every part of a committed zip by name, in the order of the zip. */
export async function readCommittedParts(zip = committedZip): Promise<Map<string, Uint8Array>> {
  return new Map(Object.entries(unzipSync(await readFile(zip))));
}

/** The root element of one part of a committed zip. */
export async function readCommittedPart(name: string, zip = committedZip): Promise<XmlElement> {
  const bytes = (await readCommittedParts(zip)).get(name) ?? new Uint8Array();
  return parseSourceXml(strFromU8(bytes), name);
}
