import { type ChangeTracking } from './changes/change-tracking';
import { type Clock } from './clock';
import { type JobQueue } from './jobs/job-queue';
import { type Roles } from './roles/roles';
import { type KeyIndexes } from './jobs/key-indexes';
import { type RowStore } from './rows/row-store';
import { type TableCatalogue } from './store/table-catalogue';

/** Where it runs: they differ in what they offer. */
export type Deployment = 'online' | 'on-premises';

/**
 * An organization as somebody sees it. Its rows and changes are what that caller's roles show: they throw 403 for what
 * the roles do not grant, and leave out the rows that they do not reach. Definitions and jobs are the same for everybody.
 */
export type OrganizationView = {
  readonly id: string;
  readonly businessUnitId: string;
  readonly name: string;
  readonly friendlyName: string;
  /** Where clients reach it, without a trailing slash. */
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
  /**
   * Writes rows all or nothing: what `work` throws is thrown on after its rows, tombstones and index entries are as they
   * were; the row versions it used stay used. `work` is synchronous and touches rows only: definitions are not undone.
   */
  readonly transaction: <Result>(work: () => Result) => Result;
};
