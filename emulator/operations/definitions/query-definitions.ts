import { compileDefinitionQuery, type DefinitionQuery } from '../../definitions/query/definition-query';
import { describeTable, type TableDescription } from '../../definitions/query/table-description';
import { parseChangeToken } from '../../engine/changes/change-token';
import { expiredVersionStamp, notImplemented } from '../../engine/dataverse-fault';
import { type OrganizationView } from '../../engine/organization-view';

type DefinitionsRequest = {
  readonly query: DefinitionQuery;
  /** The stamp of an earlier answer: only tables that changed since then are wanted. */
  readonly clientVersionStamp: string | undefined;
  /** Whether what was deleted since the stamp is wanted. */
  readonly wantsDeleted: boolean;
};

type FoundDefinitions = {
  readonly tables: readonly TableDescription[];
  readonly serverVersionStamp: string;
};

/** `organization.expiresubscriptionsindays`, whose default is 90; in milliseconds. */
const RETENTION = 90 * 86_400_000;

/**
 * Definitions of tables by a query, and those that changed since a version stamp. Throws 400 for a query that means
 * nothing, 0x80044352 for an old stamp, 501 for deletions and for properties that are not served.
 * https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions
 */
export function queryDefinitions(
  organization: OrganizationView,
  { query, clientVersionStamp, wantsDeleted }: DefinitionsRequest,
): FoundDefinitions {
  const { passes, parts } = compileDefinitionQuery(query);
  const { changes, tables } = organization;
  const since =
    clientVersionStamp === undefined ? undefined : definitionsChangedSince(organization, clientVersionStamp);
  if (since !== undefined && wantsDeleted && tables.lastRemoval > since) {
    throw notImplemented('DeletedMetadata is not implemented: leave DeletedMetadataFilters out.');
  }
  const changed = tables
    .all()
    .filter(({ logicalName }) => since === undefined || tables.versionOf(logicalName) > since);
  const hasChanged = since === undefined ? null : true;
  return {
    tables: changed.filter(passes).map(table => describeTable(tables, table, parts, hasChanged)),
    serverVersionStamp: changes.issueToken(),
  };
}

/** Throws 0x80044352 for a stamp that is too old or of the future. */
function definitionsChangedSince({ clock, changes }: OrganizationView, stamp: string): bigint {
  const { version, issuedAt } = parseChangeToken(stamp);
  if (clock.now() - issuedAt > RETENTION || version > changes.currentVersion) throw expiredVersionStamp();
  return version;
}
