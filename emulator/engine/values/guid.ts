import { createHash, randomUUID } from 'node:crypto';
import { emptyGuid, invalidArgument } from '../dataverse-fault';

/** What a GUID looks like, as part of a regular expression that ignores case. */
export const guidForm = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const wholeGuid = new RegExp(`^${guidForm}$`, 'i');

/** How .NET writes that there is no id: `Guid.Empty`. */
export const zeroGuid = '00000000-0000-0000-0000-000000000000';

export const isGuid = (text: string): boolean => wholeGuid.test(text);

export const newGuid = (): string => randomUUID();

/** As the engine keeps it: lower-case. Throws when the text is not a GUID, or the one of zeros. */
export function toGuid(text: string, what: string): string {
  if (!isGuid(text)) throw invalidArgument(`'${text}' is not a valid Guid for '${what}'.`);
  const guid = text.toLowerCase();
  if (guid === zeroGuid) throw emptyGuid();
  return guid;
}

/** A GUID that is always the same for the same name: for parts of the metadata that the engine keeps no id of. */
export function derivedId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
