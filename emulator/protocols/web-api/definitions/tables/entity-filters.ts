import { invalidArgument, notImplemented } from '../../../../engine/dataverse-fault';

export type EntityFilter = 'Default' | 'Entity' | 'Attributes' | 'Relationships';

const served: readonly EntityFilter[] = ['Default', 'Entity', 'Attributes', 'Relationships'];

/**
 * Reads members of EntityFilters: which parts of a table's definition are asked for. Throws for names that are none, and
 * 501 for privileges.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/entityfilters
 */
export const readEntityFilters = (names: readonly string[]): ReadonlySet<EntityFilter> =>
  new Set(names.map(readFilter));

function readFilter(name: string): EntityFilter {
  if (name === 'All' || name === 'Privileges') {
    throw notImplemented(`EntityFilters.${name} is not implemented: ask for Entity, Attributes and Relationships.`);
  }
  const known = served.find(filter => filter === name);
  if (known === undefined) throw invalidArgument(`'${name}' is no EntityFilters.`);
  return known;
}
