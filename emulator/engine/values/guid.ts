import { randomUUID } from 'node:crypto';
import { emptyGuid, invalidArgument } from '../dataverse-fault';

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const allZero = '00000000-0000-0000-0000-000000000000';

export const isGuid = (text: string): boolean => pattern.test(text);

export const newGuid = (): string => randomUUID();

/** As the engine keeps it: lower-case. Throws when the text is not a GUID, or the one of zeros. */
export function toGuid(text: string, what: string): string {
  if (!isGuid(text)) throw invalidArgument(`'${text}' is not a valid Guid for '${what}'.`);
  const guid = text.toLowerCase();
  if (guid === allZero) throw emptyGuid();
  return guid;
}
