import { requireTableDefinition } from '../../definitions/find-definition';
import { readEntityFilters } from '../../definitions/query/entity-filters';
import { describeTable, type TableDescription } from '../../definitions/query/table-description';
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
  const parts = readEntityFilters(filters);
  return describeTable(tables, requireTableDefinition(tables, logicalName, metadataId), parts);
}

/** The definitions of all tables. Throws as {@link retrieveTable}. */
export function retrieveAllTables(
  { tables }: OrganizationView,
  filters: readonly string[],
): readonly TableDescription[] {
  const parts = readEntityFilters(filters);
  return tables.all().map(table => describeTable(tables, table, parts));
}
