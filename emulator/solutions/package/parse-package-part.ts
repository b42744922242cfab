import { XmlError, XmlReader } from '../../xml/parse-xml';
import { type XmlElement } from '../../xml/xml-element';
import { invalidSolutionXml, solutionPartNotWellFormed } from '../solution-faults';
import { type PackageLimits, packageLimits } from './archive/limits';
import { type TakeTurns, takingTurns } from './take-turns';

/**
 * Reads one XML part of a package. Refuses a document type declaration (external entities, entity expansion) and more
 * than the limits allow with 0x8004802C, and what is not well-formed with 0x80048013. A byte order mark is skipped.
 *
 * @param part its name, for messages
 */
export async function parsePackagePart(
  bytes: Uint8Array,
  part: string,
  limits: PackageLimits = packageLimits,
  takeTurns: TakeTurns = takingTurns(),
): Promise<XmlElement> {
  try {
    const reader = new XmlReader(decodePackagePart(bytes, part), limits.xml);
    while (reader.readOn()) await takeTurns();
    return reader.root;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw error.kind === 'not-accepted'
      ? invalidSolutionXml(part, error.message)
      : solutionPartNotWellFormed(part, error.message);
  }
}

function decodePackagePart(bytes: Uint8Array, part: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw solutionPartNotWellFormed(part, 'it is not UTF-8.');
  }
}
