import { type XmlName } from '../../../xml/xml-name';

/** A refusal by the SOAP layer, below the Organization Service: its fault has no detail. */
export class ProtocolFault extends Error {
  override readonly name = 'ProtocolFault';
  readonly faultCode: XmlName;

  constructor(faultCode: XmlName, message: string) {
    super(message);
    this.faultCode = faultCode;
  }
}
