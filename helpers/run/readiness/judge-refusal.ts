import {
  AccessError,
  DataverseError,
  ProtocolError,
  UnavailableError,
  UnexpectedReplyError,
  UnreachableError,
} from '../../dataverse/errors';
import type { NotYet, Reason } from './probe';

/**
 * What servers say of a table, a column or an alternate key that they do not know: a segment without a resource, an
 * address that is no key, a table without metadata. A probe asks for nothing that is not there.
 */
const coldCodes: ReadonlySet<string> = new Set(['0x80060888', '0x8006088a', '0x80041102']);

/** A privilege is missing. All other refusals of access are about the user, not about the table. */
const missingPrivilege = '0x80040220';

/**
 * What a probe's error says of readiness. Undefined when it says nothing that may pass: another time would be refused as
 * well (a user who is not let in), or it is no refusal at all.
 */
export function judgeRefusal(error: unknown): NotYet | undefined {
  if (error instanceof UnreachableError) return { why: 'busy', seen: firstLine(error), error };
  if (error instanceof ProtocolError || error instanceof UnexpectedReplyError) {
    return { why: 'different', seen: firstLine(error), error };
  }
  if (!(error instanceof DataverseError)) return undefined;
  const why = reasonOf(error);
  return why && { why, seen: describe(error), error };
}

function reasonOf(error: DataverseError): Reason | undefined {
  const code = error.code.toLowerCase();
  if (code === missingPrivilege) return 'privilege';
  if (error instanceof AccessError) return undefined;
  if (error instanceof UnavailableError) return 'busy';
  return coldCodes.has(code) ? 'cold' : 'different';
}

const describe = ({ status, code, detail }: DataverseError): string =>
  `${status}${code === '' ? '' : ` ${code}`}: ${detail}`;

const firstLine = ({ message }: Error): string => message.split('\n')[0] ?? '';
