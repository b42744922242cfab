import { parseXml, XmlError } from '../../xml/parse-xml';
import { type XmlElement } from '../../xml/xml-element';
import { invalidXml, notWellFormed } from '../solution-faults';
import { type PackageLimits, packageLimits } from './archive/limits';

/**
 * Reads one XML part of a package. Refuses a document type declaration (external entities, entity expansion) and more
 * than the limits allow with 0x8004802C, and what is not well-formed with 0x80048013. A byte order mark is skipped.
 *
 * @param part its name, for messages
 */
export function parsePart(bytes: Uint8Array, part: string, limits: PackageLimits = packageLimits): XmlElement {
  try {
    return parseXml(decode(bytes, part), limits.xml);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw error.kind === 'not-accepted' ? invalidXml(part, error.message) : notWellFormed(part, error.message);
  }
}

function decode(bytes: Uint8Array, part: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notWellFormed(part, 'it is not UTF-8.');
  }
}
