import { invalidArgument } from '../../../engine/dataverse-fault';
import { parseXml, XmlError, type XmlLimits } from '../../../xml/parse-xml';
import { type XmlElement } from '../../../xml/xml-element';

/** Above what a message of the Organization Service needs: a thousand requests, each with dozens of columns. SOAP 1.1 forbids processing instructions. */
const messageLimits: XmlLimits = {
  depth: 100,
  elements: 120_000,
  attributes: 64,
  attributeLength: 16_384,
  processingInstructions: false,
};

/** Reads XML that a client sent to the Organization Service. Throws the fault for an invalid argument. */
export function parseMessageXml(text: string): XmlElement {
  try {
    return parseXml(text, messageLimits);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const reason = error.kind === 'not-well-formed' ? `it is not well-formed (${error.message}).` : error.message;
    throw invalidArgument(`The XML cannot be read: ${reason}`);
  }
}
