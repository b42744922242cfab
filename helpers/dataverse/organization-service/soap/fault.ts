import { type DataverseError, UnexpectedReplyError } from '../../errors';
import { answerKind, faultKind } from '../../http/answer-kind';
import { redactText } from '../../http/redact';
import type { Answer, Reading, Reply } from '../../http/request';
import { coldFault } from '../../refusals/cold-refusal';
import { isPage } from '../../refusals/odata-error';
import { errorOf, refusalOf } from '../../refusals/refusal';
import { readSoapBody } from './envelope';
import { namespaces } from './namespaces';
import type { XmlElement } from '../../xml/xml-element';

/** An OrganizationServiceFault. */
type Fault = {
  /** As the Web API writes it: the service's signed number, unsigned, in hexadecimal. Empty when there is none. */
  readonly code: string;
  readonly message: string;
  /** Milliseconds that a service protection limit asks to wait. */
  readonly retryAfter?: number;
  readonly activityId?: string;
};

/** `-2147088238` as `0x80060892`. */
const hexFaultCode = (code: number): string => `0x${(code >>> 0).toString(16).padStart(8, '0')}`;

/** The fault in a reply's body; undefined when it holds none, or is not XML that can be read. */
export function faultIn(body: string): Fault | undefined {
  try {
    const fault = readSoapBody(body).find(namespaces.s, 'Fault');
    return fault && readFault(fault);
  } catch (error) {
    if (error instanceof UnexpectedReplyError) return undefined;
    throw error;
  }
}

function readFault(fault: XmlElement): Fault {
  const detail = fault.find('', 'detail')?.find(namespaces.a, 'OrganizationServiceFault');
  const code = detail?.textOf(namespaces.a, 'ErrorCode')?.trim() ?? '';
  const message = detail?.textOf(namespaces.a, 'Message') ?? fault.textOf('', 'faultstring');
  const retryAfter = detail && retryAfterOf(detail);
  const activityId = detail?.textOf(namespaces.a, 'ActivityId');
  return {
    code: /^-?\d+$/.test(code) ? hexFaultCode(Number(code)) : '',
    message: message ?? 'a fault without a message',
    ...(retryAfter !== undefined && { retryAfter }),
    ...(activityId !== undefined && { activityId }),
  };
}

/** ErrorDetails hold `Retry-After` as a TimeSpan, which travels as an XML duration. */
function retryAfterOf(detail: XmlElement): number | undefined {
  const pairs = detail.find(namespaces.a, 'ErrorDetails')?.children ?? [];
  const asked = pairs.find(pair => pair.textOf(namespaces.b, 'key') === 'Retry-After');
  return retryAfterMilliseconds(asked?.textOf(namespaces.b, 'value') ?? '');
}

const duration = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

function retryAfterMilliseconds(text: string): number | undefined {
  const parts = duration.exec(text.trim());
  if (parts === null) return undefined;
  const [days, hours, minutes, seconds] = parts.slice(1).map(part => Number(part || 0));
  return ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1_000;
}

/** What an answer says of its request: the fault in it, or what whoever answered in place of the service says. A page says nothing. */
export function readAnswer(answer: Answer): Reading & { readonly code: string } {
  const { status, text } = answer;
  const fault = status >= 400 ? faultIn(text) : undefined;
  if (fault === undefined) return { kind: isPage(answer) ? 'passing' : answerKind(status), code: '' };
  return { kind: faultKind(fault.code), code: fault.code, retryAfter: fault.retryAfter };
}

/** The error for a reply that is not a success: a SOAP fault, or what a gateway or the sign-in layer answered instead. */
export function faultOf(message: string, url: string, reply: Reply): DataverseError {
  const fault = faultIn(reply.text);
  if (fault === undefined) return refusalOf(`Execute ${message} at`, url, reply);

  const header = reply.headers.get('x-ms-service-request-id') ?? reply.headers.get('req_id');
  return errorOf(
    {
      method: `Execute ${message} at`,
      url,
      status: reply.status,
      code: fault.code,
      detail: redactText(fault.message),
      requestId: header ?? fault.activityId,
    },
    { kind: faultKind(fault.code), isTable: coldFault(message, fault.code)?.kind === 'table' },
  );
}
