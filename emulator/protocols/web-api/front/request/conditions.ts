import { badODataRequest } from '../response/odata-error';

type Condition = 'if-match' | 'if-none-match';

/** A row version, `*` for any, undefined when the header is absent. */
export type ConditionValue = bigint | '*' | undefined;

/**
 * Reads If-Match or If-None-Match. `null` is the harmless value that Microsoft's samples send.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/perform-conditional-operations-using-web-api
 */
export function readConditionHeader(headers: Headers, name: Condition): ConditionValue {
  const text = headers.get(name)?.trim();
  if (text === undefined || text === 'null') return undefined;
  if (text === '*') return '*';
  const version = /^(?:W\/)?"(\d{1,19})"$/.exec(text)?.[1];
  if (version === undefined)
    throw badODataRequest(`The header '${name}' is not an entity tag of this service: ${text}`);
  return BigInt(version);
}

/** `W/"919042"` */
export const etagOf = (version: bigint): string => `W/"${version.toString()}"`;
