import {
  AccessError,
  DataverseError,
  ProtocolError,
  UnavailableError,
  UnexpectedReplyError,
  UnreachableError,
  VanishedTableError,
} from '../../dataverse/errors';
import { coldKindsOf } from '../../dataverse/refusals/cold-refusal';
import type { NotYet, Reason } from './probe';

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

/**
 * A probe asks for nothing that is not there, so whatever cold servers say is cold; but that the table is not tracked is for
 * the specs to judge when it lasts. Refusals of access other than a missing privilege are about the user, not about the table.
 */
function reasonOf(error: DataverseError): Reason | undefined {
  const kinds = coldKindsOf(error.code);
  if (kinds.includes('privilege')) return 'privilege';
  if (error instanceof AccessError) return undefined;
  if (error instanceof UnavailableError) return 'busy';
  const isCold = error instanceof VanishedTableError || kinds.some(kind => kind !== 'tracking');
  return isCold ? 'cold' : 'different';
}

const describe = ({ status, code, detail }: DataverseError): string =>
  `${status}${code === '' ? '' : ` ${code}`}: ${detail}`;

const firstLine = ({ message }: Error): string => message.split('\n')[0] ?? '';
