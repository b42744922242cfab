import { type Caller } from './caller';
import { ChangeTracking } from './change-tracking';
import { Clock } from './clock';
import { newGuid } from './guid';
import { JobQueue } from './jobs';
import { KeyIndexes } from './key-index';
import { seedOrganization } from './seed-organization';
import { RowStore } from './row-store';
import { RowVersion } from './row-version';
import { systemTables } from './system-tables/all';
import { TableCatalogue } from './table-catalogue';
import { type ColumnValue } from './values';

export type OrganizationOptions = {
  /** A GUID; a new one when left out. */
  readonly id?: string;
  readonly clock?: Clock;
  /** Where clients reach it, without a trailing slash. */
  readonly url?: string;
  readonly version?: string;
  readonly tenantId?: string;
  /** Unique name, for example `emulator`. */
  readonly name?: string;
  /** How long an alternate key's index takes, in milliseconds. */
  readonly indexDelay?: number;
  /** How long any other job takes besides its own work, in milliseconds. */
  readonly jobDelay?: number;
  /** A claim about Dataverse that nobody has shown; off unless asked for. */
  readonly expireTokensOnMetadataChange?: boolean;
};

/** Documented since 2023; the column's own value decides. */
const defaultRetentionDays = 7;

/**
 * One Dataverse organization: its tables, rows, change log, jobs and clock. It knows no protocol: the Web API and the
 * Organization Service read and write through it.
 */
export class Organization {
  readonly id: string;
  readonly businessUnitId = newGuid();
  /** The user SYSTEM, in whose name the organization itself writes. */
  readonly system: Caller = { userId: newGuid() };
  readonly name: string;
  readonly friendlyName: string;
  readonly url: string;
  /** `9.2.…`. */
  readonly version: string;
  readonly tenantId: string;
  readonly clock: Clock;
  readonly tables: TableCatalogue;
  readonly rows: RowStore;
  readonly changes: ChangeTracking;
  readonly jobs: JobQueue;
  readonly keys: KeyIndexes;

  constructor(options: OrganizationOptions = {}) {
    this.id = options.id ?? newGuid();
    this.name = options.name ?? 'emulator';
    this.friendlyName = 'Dataverse emulator';
    this.url = options.url ?? 'https://localhost:8443';
    this.version = options.version ?? '9.2.24073.198';
    this.tenantId = options.tenantId ?? newGuid();
    this.clock = options.clock ?? new Clock();

    const versions = new RowVersion();
    this.tables = new TableCatalogue(versions, {
      keyAdded: (table, key) => this.keys.build(table, key.logicalName),
      keyDropped: (_table, key) => this.keys.cancel(key),
    });
    this.rows = new RowStore({
      tables: this.tables,
      versions,
      clock: this.clock,
      organizationId: this.id,
      businessUnitId: this.businessUnitId,
    });
    this.jobs = new JobQueue({
      rows: this.rows,
      clock: this.clock,
      system: this.system,
      delay: options.jobDelay ?? 150,
    });
    this.keys = new KeyIndexes({ tables: this.tables, jobs: this.jobs, delay: options.indexDelay ?? 150 });
    this.changes = new ChangeTracking({
      clock: this.clock,
      versions,
      tables: this.tables,
      retentionDays: () => this.changeTrackingRetentionDays,
      expireTokensOnMetadataChange: options.expireTokensOnMetadataChange ?? false,
    });

    for (const table of systemTables()) this.tables.define(table);
    seedOrganization(this, defaultRetentionDays);
  }

  /**
   * `organization.expirechangetrackingindays`, 0 to 365, which clients may change.
   * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/organization
   */
  get changeTrackingRetentionDays(): number {
    const days = this.rows.get('organization', this.id)?.values.get('expirechangetrackingindays');
    return typeof days === 'number' ? days : defaultRetentionDays;
  }

  /** The application user bound to an app registration; made when there is none. */
  applicationUser(applicationId: string, name: string): Caller {
    for (const row of this.rows.scan('systemuser')) {
      if (row.values.get('applicationid') === applicationId.toLowerCase()) return { userId: row.id };
    }
    const values = new Map<string, ColumnValue>([
      ['applicationid', applicationId.toLowerCase()],
      ['firstname', '#'],
      ['lastname', name],
      ['domainname', `${applicationId.toLowerCase()}@${this.name}`],
      ['businessunitid', { table: 'businessunit', id: this.businessUnitId }],
      ['isdisabled', false],
    ]);
    const row = this.rows.create('systemuser', values, this.system, { bySystem: true });
    return { userId: row.id };
  }

  /** Stops the jobs that have not started. Call it when the organization is thrown away. */
  close(): void {
    this.jobs.stop();
  }
}
