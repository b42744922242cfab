import { type Caller } from './access/caller';
import { ChangeTracking } from './changes/change-tracking';
import { Clock } from './clock';
import { References } from './columns/references';
import { type Deployment, type OrganizationView } from './organization-view';
import { newGuid } from './values/guid';
import { JobQueue } from './jobs/job-queue';
import { KeyIndexes } from './jobs/key-indexes';
import { seedOrganization } from './seed-organization';
import { RowStore } from './rows/row-store';
import { RowVersion } from './store/row-version';
import { type DirectoryUser, ensureDirectoryUser, findDirectoryUser } from './roles/directory-users';
import { type RoleName } from './roles/role-rules';
import { Roles } from './roles/roles';
import { type StoredTable } from './store/stored-table';
import { systemTables } from './system-tables/system-tables';
import { TableCatalogue } from './store/table-catalogue';
import { UndoJournal } from './store/undo-journal';
import { type Row } from './values/row';

/** Somebody of the tenant, with the object id there. */
type PersonOfTenant = Omit<DirectoryUser, 'binding'> & { readonly objectId: string };

/** What is left out gets a new id, or what the emulator usually is. */
export type OrganizationOptions = Partial<
  Pick<OrganizationView, 'id' | 'businessUnitId' | 'name' | 'url' | 'version' | 'tenantId' | 'deployment' | 'clock'>
> & {
  /** The user SYSTEM's id. */
  readonly systemUserId?: string;
  /** How long an alternate key's index takes, in milliseconds. */
  readonly indexDelay?: number | undefined;
  /** How long any other job takes besides its own work, in milliseconds. */
  readonly jobDelay?: number | undefined;
};

/** Documented since 2023; the column's own value decides. */
const defaultRetentionDays = 7;

/**
 * One Dataverse organization: its tables, rows, change log, jobs and clock. It knows no protocol: the Web API and the
 * Organization Service read and write through it.
 */
export class Organization implements OrganizationView {
  readonly id: string;
  readonly businessUnitId: string;
  /** The user SYSTEM, in whose name the organization itself writes. */
  readonly system: Caller;
  readonly name: string;
  readonly friendlyName: string;
  readonly url: string;
  /** `9.2.…`. */
  readonly version: string;
  readonly tenantId: string;
  readonly deployment: Deployment;
  readonly clock: Clock;
  readonly tables: TableCatalogue;
  readonly rows: RowStore;
  readonly changes: ChangeTracking;
  readonly jobs: JobQueue;
  readonly keys: KeyIndexes;
  readonly roles: Roles;
  readonly #journal = new UndoJournal();
  readonly #versions = new RowVersion();
  /** False while the first tables are made: they get their privileges together. */
  readonly #seeded: boolean = false;

  constructor(options: OrganizationOptions = {}) {
    this.id = options.id ?? newGuid();
    this.businessUnitId = options.businessUnitId ?? newGuid();
    this.system = { userId: options.systemUserId ?? newGuid() };
    this.name = options.name ?? 'emulator';
    this.friendlyName = 'Dataverse emulator';
    this.url = options.url ?? 'https://localhost:8443';
    this.version = options.version ?? '9.2.24073.198';
    this.tenantId = options.tenantId ?? newGuid();
    this.deployment = options.deployment ?? 'online';
    this.clock = options.clock ?? new Clock();

    const versions = this.#versions;
    this.tables = new TableCatalogue(versions, {
      keyAdded: (table, key) => this.keys.build(table, key.logicalName),
      keyDropped: (_table, key) => this.keys.cancel(key),
      tableDefined: table => this.#seeded && this.roles.tableDefined(table),
      tableDropped: table => this.roles.tableDropped(table),
    });
    this.rows = new RowStore({
      tables: this.tables,
      versions,
      journal: this.#journal,
      clock: this.clock,
      organizationId: this.id,
      businessUnitId: this.businessUnitId,
      references: new References(),
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
    });

    for (const table of systemTables()) this.tables.define(table);
    seedOrganization(this, defaultRetentionDays);
    const { rows, tables, system, businessUnitId } = this;
    this.roles = new Roles({ rows, tables, system, businessUnitId });
    this.roles.seed();
    this.#seeded = true;
  }

  /**
   * `organization.expirechangetrackingindays`, 0 to 365, which clients may change.
   * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/organization
   */
  get changeTrackingRetentionDays(): number {
    const days = this.rows.get('organization', this.id)?.values.get('expirechangetrackingindays');
    return typeof days === 'number' ? days : defaultRetentionDays;
  }

  /** The application user bound to an app registration or a managed identity. */
  findApplicationUser(applicationId: string): Row | undefined {
    return findDirectoryUser(this, { column: 'applicationid', id: applicationId });
  }

  /** The application user bound to an app registration; made, with its role, when there is none. */
  applicationUser(applicationId: string, name: string, role: RoleName = 'administrator'): Caller {
    const userName = `${applicationId.toLowerCase()}@${this.name}`;
    const binding = { column: 'applicationid', id: applicationId } as const;
    return ensureDirectoryUser(this, { binding, firstName: '#', lastName: name, userName }, role);
  }

  /** The user bound to a person of the tenant, by the person's object id there. */
  findPerson(objectId: string): Row | undefined {
    return findDirectoryUser(this, { column: 'azureactivedirectoryobjectid', id: objectId });
  }

  /** As {@link Organization.applicationUser}, of a person. */
  person(person: PersonOfTenant, role: RoleName): Caller {
    const { objectId, ...names } = person;
    return ensureDirectoryUser(
      this,
      { binding: { column: 'azureactivedirectoryobjectid', id: objectId }, ...names },
      role,
    );
  }

  /** The organization as this caller's roles show it. Take it anew for each request: roles change. */
  as(caller: Caller): OrganizationView {
    const access = this.roles.accessOf(caller);
    if (access === undefined) return this;
    const { id, businessUnitId, name, friendlyName, url, version, tenantId, deployment } = this;
    const { clock, tables, jobs, keys, roles } = this;
    return {
      id,
      businessUnitId,
      name,
      friendlyName,
      url,
      version,
      tenantId,
      deployment,
      clock,
      tables,
      jobs,
      keys,
      roles,
      rows: this.rows.for(access),
      changes: this.changes.for(access),
      transaction: work => this.transaction(work),
    };
  }

  /** As {@link OrganizationView.transaction} says. */
  transaction<Result>(work: () => Result): Result {
    return this.#journal.run(work);
  }

  /** Puts what was saved of an organization in place of everything that this one holds. */
  replaceTables(tables: Iterable<StoredTable>, rowVersion: bigint): void {
    this.tables.replaceAll(tables);
    this.#versions.restore(rowVersion);
  }

  /** Stops the jobs that have not started. Call it when the organization is thrown away. */
  close(): void {
    this.jobs.stop();
  }
}
