import { randomUUID } from 'node:crypto';
import { DataverseFault } from '../../../engine/dataverse-fault';
import { type WireValue, pairNode, stringValue } from '../xml/wire-value';
import { contracts, contracts71, soap } from '../xml/names';
import { bare, type XmlName } from '../../../xml/xml-name';
import { element, nilNode, textNode, type XmlNode } from '../../../xml/write-xml';

/** A refusal by the SOAP layer, below the Organization Service: its fault has no detail. */
export class ProtocolFault extends Error {
  override readonly name = 'ProtocolFault';
  readonly faultCode: XmlName;

  constructor(faultCode: XmlName, message: string) {
    super(message);
    this.faultCode = faultCode;
  }
}

/** An OrganizationServiceFault. */
type FaultDraft = {
  readonly activityId: string;
  /** Signed, as .NET has it: -2147088238. */
  readonly errorCode: number;
  readonly errorDetails: readonly (readonly [string, WireValue])[];
  readonly message: string;
  /** ISO 8601 with seven digits of a second. */
  readonly timestamp: string;
  readonly retriable: boolean;
  /** Of an ExecuteTransactionFault: which of its requests failed, from 0. */
  readonly faultedRequestIndex?: number | undefined;
};

/** The fault's members, those of BaseServiceFault first: a client loses what stands elsewhere. */
const soapFaultMembers = (draft: FaultDraft): readonly XmlNode[] => [
  textNode(contracts('ActivityId'), draft.activityId),
  textNode(contracts('ErrorCode'), draft.errorCode),
  element(contracts('ErrorDetails'), ...draft.errorDetails.map(([key, value]) => pairNode(key, value))),
  nilNode(contracts('HelpLink')),
  textNode(contracts('Message'), draft.message),
  textNode(contracts('Timestamp'), draft.timestamp),
  textNode(contracts('ExceptionRetriable'), draft.retriable),
  nilNode(contracts('ExceptionSource')),
  nilNode(contracts('InnerFault')),
  nilNode(contracts('OriginalException')),
  nilNode(contracts('TraceText')),
];

const soapFault = (faultCode: XmlName, message: string, ...detail: readonly XmlNode[]): XmlNode =>
  element(
    soap('Fault'),
    { name: bare('faultcode'), content: faultCode },
    { ...textNode(bare('faultstring'), message), attributes: { 'xml:lang': 'en-US' } },
    ...detail,
  );

/** The service's own fault, as an element of that name. A transaction's says which request it was. */
export function serviceFaultNode(name: XmlName, draft: FaultDraft): XmlNode {
  const members = soapFaultMembers(draft);
  const { faultedRequestIndex: index } = draft;
  if (index === undefined) return element(name, ...members);
  const whole = element(name, ...members, textNode(contracts71('FaultedRequestIndex'), index));
  return { ...whole, type: contracts71('ExecuteTransactionFault') };
}

/** `s:Fault` with the service's own fault in its detail. */
export const organizationServiceFaultNode = (draft: FaultDraft): XmlNode =>
  soapFault(
    soap('Client'),
    draft.message,
    element(bare('detail'), serviceFaultNode(contracts('OrganizationServiceFault'), draft)),
  );

const unexpectedCode = 0x80040216;
const missingRowCode = 0x80040217;
const tooManyRequests = 429;

/** The Organization Service was recorded to name a missing row in other words than the Web API. */
const soapFaultWording = ({ code, message }: DataverseFault): string =>
  code === missingRowCode ? message.replace(/^Entity '(\w+)' With/, '$1 With') : message;

/**
 * The one place where errors become faults. What nobody expected has a neutral text; `report` gets the rest.
 * https://learn.microsoft.com/power-apps/developer/data-platform/org-service/handle-exceptions-code
 *
 * @param now milliseconds since 1970
 */
export function renderSoapFault(error: unknown, now: number, report: (error: unknown) => void): XmlNode {
  if (error instanceof ProtocolFault) return soapFault(error.faultCode, error.message);
  const isExpected = error instanceof DataverseFault;
  if (!isExpected) report(error);
  const fault = isExpected ? error : new DataverseFault(500, unexpectedCode, 'An unexpected error occurred.');
  return organizationServiceFaultNode(draftServiceFault(fault, now));
}

/** What a refusal looks like as a fault of the service. @param now milliseconds since 1970 */
export const draftServiceFault = (fault: DataverseFault, now: number): FaultDraft => ({
  activityId: randomUUID(),
  errorCode: fault.signedCode,
  errorDetails: [...fault.details]
    .filter(([name]) => !/^\d+$/.test(name))
    .map(([name, text]) => [name, stringValue(text)]),
  message: soapFaultWording(fault),
  timestamp: new Date(now).toISOString().replace('Z', '0000Z'),
  retriable: fault.status === tooManyRequests,
  faultedRequestIndex: fault instanceof TransactionFault ? fault.faultedRequestIndex : undefined,
});

/** Why a transaction was taken back: the refusal of one of its requests. */
export class TransactionFault extends DataverseFault {
  /** From 0. */
  readonly faultedRequestIndex: number;

  constructor({ status, code, message, details }: DataverseFault, faultedRequestIndex: number) {
    super(status, code, message, details);
    this.faultedRequestIndex = faultedRequestIndex;
  }
}
