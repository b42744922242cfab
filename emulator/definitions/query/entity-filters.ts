import { invalidArgument, notImplemented } from '../../engine/dataverse-fault';
import { type TableParts, whole } from './table-description';

const served: readonly string[] = ['Default', 'Entity', 'Attributes', 'Relationships'];

/**
 * Reads members of EntityFilters: the parts of a table's definition that are asked for. Keys come with any of them.
 * Throws 400 for names that are not members, 501 for privileges.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/entityfilters
 */
export function readEntityFilters(names: readonly string[]): TableParts {
  for (const name of names) checkFilter(name);
  return {
    names: undefined,
    keys: whole,
    ...(names.includes('Attributes') && { columns: whole }),
    ...(names.includes('Relationships') && { manyToMany: whole, manyToOne: whole, oneToMany: whole }),
  };
}

function checkFilter(name: string): void {
  if (name === 'All' || name === 'Privileges') {
    throw notImplemented(`EntityFilters.${name} is not implemented: ask for Entity, Attributes and Relationships.`);
  }
  if (!served.includes(name)) throw invalidArgument(`'${name}' is not a member of EntityFilters.`);
}
