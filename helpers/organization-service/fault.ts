import { DataverseError } from '../errors';
import type { Reply } from '../http/send';
import { refusalOf } from '../web-api/refusal';
import { readFault } from './envelope';

/** The code as the Web API writes it: the service's signed number, unsigned, in hexadecimal. */
export const hexCode = (code: number): string => `0x${(code >>> 0).toString(16).padStart(8, '0')}`;

/** The error for a reply that is no success: a SOAP fault, or what a gateway or the sign-in layer answered instead. */
export function faultOf(message: string, url: string, reply: Reply): DataverseError {
  const fault = isXml(reply.headers) ? readFault(reply.text) : undefined;
  if (fault === undefined) return refusalOf(`POST ${message}`, url, reply);

  const requestId = reply.headers.get('x-ms-service-request-id') ?? reply.headers.get('req_id') ?? undefined;
  return new DataverseError({
    method: `Execute ${message}`,
    url,
    status: reply.status,
    code: hexCode(fault.code),
    detail: fault.message,
    requestId,
  });
}

const isXml = (headers: Headers): boolean => /[/+]xml\b/i.test(headers.get('content-type') ?? '');
