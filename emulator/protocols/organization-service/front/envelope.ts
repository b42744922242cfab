import { zeroGuid } from '../../../engine/values/guid';
import { invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { ProtocolFault } from './fault';
import { contracts, soap } from '../xml/names';
import { isXmlName } from '../../../xml/xml-name';
import { parseMessageXml } from '../xml/parse-message-xml';
import { element, writeXml, type XmlNode } from '../../../xml/write-xml';
import { type XmlElement } from '../../../xml/xml-element';

/** Headers that would change who acts, on whose behalf. */
const impersonation = ['CallerId', 'CallerObjectId', 'CallerRegardingObjectId'] as const;

/** The body's one child. Throws for what is not a SOAP 1.1 envelope, and for headers that ask for what is not served. */
export function readEnvelope(text: string): XmlElement {
  const envelope = parseMessageXml(text);
  if (envelope.name.name === 'Envelope' && envelope.name.namespace !== soap('').namespace) {
    throw new ProtocolFault(
      soap('VersionMismatch'),
      `The envelope is of '${envelope.name.namespace}': this endpoint speaks SOAP 1.1 (${soap('').namespace}).`,
    );
  }
  if (!isXmlName(envelope.name, soap('Envelope'))) {
    throw invalidArgument(`The document's root is '${envelope.name.name}', not a SOAP 1.1 Envelope.`);
  }
  for (const header of envelope.child(soap('Header'))?.children ?? []) checkEnvelopeHeader(header);
  const [body, ...otherBodies] = envelope.all(soap('Body'));
  const [operation, ...more] = body?.children ?? [];
  if (operation === undefined || more.length > 0 || otherBodies.length > 0) {
    throw invalidArgument('The envelope must have one Body with one element in it.');
  }
  return operation;
}

function checkEnvelopeHeader(header: XmlElement): void {
  const { namespace, name } = header.name;
  const isOurs = namespace === contracts('').namespace;
  const value = header.text.trim();
  if (isOurs && impersonation.some(known => known === name) && !header.isNil && value !== '' && value !== zeroGuid) {
    throw notImplemented(`Acting for another user (the SOAP header ${name}) is not implemented.`);
  }
  const mustUnderstand = ['1', 'true'].includes(header.attribute(soap('mustUnderstand'))?.trim() ?? '');
  if (!isOurs && mustUnderstand) {
    throw new ProtocolFault(soap('MustUnderstand'), `The header '${name}' of '${namespace}' is not understood.`);
  }
}

/** A whole SOAP message without headers. */
export const writeEnvelope = (content: XmlNode): string =>
  writeXml(element(soap('Envelope'), element(soap('Body'), content)), { [soap('').namespace]: 's' });
