import { AlternateKeyIndex } from './store/alternate-key-index';
import { Clock } from './clock';
import { type TableDefinition } from './tables/table-definition';
import { Organization, type OrganizationOptions } from './organization';
import { StoredTable } from './store/stored-table';
import { type Row, type Tombstone } from './values/row';

/** One table with all that it holds. Its indexes are built anew from the rows. */
type SavedTable = {
  readonly definition: TableDefinition;
  readonly createdAtVersion: bigint;
  readonly metadataVersion: bigint;
  /** In the order of their creation. */
  readonly rows: readonly Row[];
  readonly tombstones: readonly Tombstone[];
};

/** An organization at rest: change tokens that it gave out are also good for the restored one. */
export type SavedOrganization = {
  readonly id: string;
  readonly businessUnitId: string;
  readonly systemUserId: string;
  /** Milliseconds that its clock was moved. */
  readonly clockAhead: number;
  readonly rowVersion: bigint;
  readonly tables: readonly SavedTable[];
};

/** What an organization holds. Its jobs must be idle. */
export function saveOrganization(organization: Organization): SavedOrganization {
  const { id, businessUnitId, system, clock, changes, tables } = organization;
  return {
    id,
    businessUnitId,
    systemUserId: system.userId,
    clockAhead: clock.ahead,
    rowVersion: changes.currentVersion,
    tables: Array.from(tables.allStored(), ({ definition, createdAtVersion, metadataVersion, rows, log }) => ({
      definition,
      createdAtVersion,
      metadataVersion,
      rows: [...rows.values()],
      tombstones: log.tombstones,
    })),
  };
}

/** An organization that goes on where the saved one stopped. `options` say what the saved state does not: addresses, delays. */
export function restoreOrganization(
  saved: SavedOrganization,
  options: Omit<OrganizationOptions, 'id' | 'businessUnitId' | 'systemUserId' | 'clock'>,
): Organization {
  const { id, businessUnitId, systemUserId } = saved;
  const clock = new Clock();
  clock.advance(saved.clockAhead);
  const organization = new Organization({ ...options, id, businessUnitId, systemUserId, clock });
  organization.replaceTables(saved.tables.map(restoreSavedTable), saved.rowVersion);
  return organization;
}

function restoreSavedTable(saved: SavedTable): StoredTable {
  const stored = new StoredTable(saved.definition, saved.createdAtVersion);
  stored.metadataVersion = saved.metadataVersion;
  for (const row of saved.rows) stored.rows.set(row.id, { ...row, values: stored.packer.pack(row.values) });
  for (const row of [...stored.rows.values()].sort(savedRowsByVersion)) stored.log.recordWrite(row);
  for (const tombstone of [...saved.tombstones].sort(savedRowsByVersion)) stored.log.recordDeletion(tombstone);
  for (const { logicalName, columns, indexStatus } of saved.definition.keys.values()) {
    if (indexStatus !== 'Active') continue;
    const index = AlternateKeyIndex.build(columns, stored.rows.values());
    if (index !== undefined) stored.indexes.set(logicalName, index);
  }
  return stored;
}

type Versioned = { readonly version: bigint };

const savedRowsByVersion = (a: Versioned, b: Versioned): number =>
  a.version < b.version ? -1 : a.version > b.version ? 1 : 0;
