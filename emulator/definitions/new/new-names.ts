import { invalidArgument } from '../../engine/dataverse-fault';

/** How a client names what it makes; the logical name follows from the schema name and may be repeated. */
export type NewNames = { readonly schemaName: string; readonly logicalName?: string | undefined };

/** Throws 400 for a schema name that is not one, and for a logical name that is not its own in lower case. */
export function newLogicalName({ schemaName, logicalName = schemaName.toLowerCase() }: NewNames): string {
  if (/^[a-z]\w*$/i.test(schemaName) && logicalName === schemaName.toLowerCase()) return logicalName;
  throw invalidArgument(`'${schemaName}' is not a valid schema name, or not that of '${logicalName}'.`);
}

/**
 * The entity set name of a table whose package has none, as exports before 8.0: the plural of the logical name by the
 * rules of English spelling. Dataverse's own rule is not public; for the tables of real packages that carry a name,
 * this one gives the same: `sample_books`, `sample_categories`, `sample_boxes`.
 */
export function newEntitySetName(logicalName: string): string {
  if (/[^aeiou]y$/u.test(logicalName)) return `${logicalName.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/u.test(logicalName) ? `${logicalName}es` : `${logicalName}s`;
}
