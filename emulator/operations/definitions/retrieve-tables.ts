import { requireTableDefinition } from '../../definitions/find-definition';
import {
  describeTable,
  type TableDescription,
  type TableParts,
  whole,
} from '../../definitions/query/table-description';
import { invalidArgument, notImplemented } from '../../engine/dataverse-fault';
import { type OrganizationView } from '../../engine/organization-view';

type TableRequest = {
  /** Decides where both are given. */
  readonly logicalName: string | undefined;
  /** In lower case. */
  readonly metadataId: string | undefined;
  /** Members of EntityFilters. */
  readonly filters: readonly string[];
};

/** The definition of one table. Throws 404, 400 for filters that do not exist, 501 for those that are not served. */
export function retrieveTable(
  { tables }: OrganizationView,
  { logicalName, metadataId, filters }: TableRequest,
): TableDescription {
  const parts = readTablePartFilters(filters);
  return describeTable(tables, requireTableDefinition(tables, logicalName, metadataId), parts);
}

/** The definitions of all tables. Throws as {@link retrieveTable}. */
export function retrieveAllTables(
  { tables }: OrganizationView,
  filters: readonly string[],
): readonly TableDescription[] {
  const parts = readTablePartFilters(filters);
  return tables.all().map(table => describeTable(tables, table, parts));
}

const served: readonly string[] = ['Default', 'Entity', 'Attributes', 'Relationships'];

/**
 * Reads members of EntityFilters: the parts of a table's definition that are asked for. Keys come with any of them.
 * Throws 400 for names that are not members, 501 for privileges.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/entityfilters
 */
function readTablePartFilters(names: readonly string[]): TableParts {
  for (const name of names) checkTablePartFilter(name);
  return {
    names: undefined,
    keys: whole,
    ...(names.includes('Attributes') && { columns: whole }),
    ...(names.includes('Relationships') && { manyToMany: whole, manyToOne: whole, oneToMany: whole }),
  };
}

function checkTablePartFilter(name: string): void {
  if (name === 'All' || name === 'Privileges') {
    throw notImplemented(`EntityFilters.${name} is not implemented: ask for Entity, Attributes and Relationships.`);
  }
  if (!served.includes(name)) throw invalidArgument(`'${name}' is not a member of EntityFilters.`);
}
