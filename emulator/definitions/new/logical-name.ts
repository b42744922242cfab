import { invalidArgument } from '../../engine/dataverse-fault';

/** How a client names what it makes; the logical name follows from the schema name and may be repeated. */
export type NewNames = { readonly schemaName: string; readonly logicalName?: string | undefined };

/** Throws 400 for a schema name that is not one, and for a logical name that is not its own in lower case. */
export function logicalNameOf({ schemaName, logicalName = schemaName.toLowerCase() }: NewNames): string {
  if (/^[a-z]\w*$/i.test(schemaName) && logicalName === schemaName.toLowerCase()) return logicalName;
  throw invalidArgument(`'${schemaName}' is not a valid schema name, or not that of '${logicalName}'.`);
}
