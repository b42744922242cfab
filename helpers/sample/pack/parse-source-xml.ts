import { PackageError } from '../../dataverse/errors';
import { readXml, XmlError } from '../../dataverse/xml/read-xml';
import type { XmlElement } from '../../dataverse/xml/xml-element';

/** Reads one source file into its root element. Throws PackageError naming `file` when it is not well-formed XML. */
export function parseSourceXml(text: string, file: string): XmlElement {
  try {
    return readXml(text);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new PackageError(`${file} is not well-formed XML: ${error.message}.`, 'correct that file and pack again.', {
      cause: error,
    });
  }
}
