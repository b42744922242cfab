import { AlternateKeyIndex } from '../store/alternate-key-index';
import { duplicateKey, keyNotDefined, reactivateOnlyFailed } from '../dataverse-fault';
import { type AlternateKeyDefinition, type KeyIndexStatus } from '../tables/table-definition';
import { jobTypes } from '../system-tables/jobs';
import { type JobQueue } from './job-queue';
import { type TableCatalogue } from '../store/table-catalogue';

type Context = {
  readonly tables: TableCatalogue;
  readonly jobs: JobQueue;
  readonly delay: number;
};

/**
 * The life of alternate keys: Pending, InProgress, then Active, or Failed when rows have duplicate values. An index enforces
 * uniqueness from the moment it is Active; its build is an asyncoperation of type 63.
 * https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity
 */
export class KeyIndexes {
  /** Milliseconds from Pending to Active; may be changed at any time. */
  delay: number;
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
    this.delay = context.delay;
  }

  /** Starts the build. The id of its job. Throws {@link keyNotDefined}. */
  build(table: string, keyName: string): string {
    const { displayName } = this.#require(table, keyName);
    const { displayName: tableDisplayName } = this.#context.tables.require(table);
    const asyncJobId: string = this.#context.jobs.start({
      type: jobTypes.keyIndex,
      name: `Create index for ${displayName} for table ${tableDisplayName}`,
      table,
      delay: this.delay,
      started: () => this.#setStatus(table, keyName, asyncJobId, 'InProgress'),
      run: () => this.#run(table, keyName, asyncJobId),
    });
    this.#replace(table, keyName, { indexStatus: 'Pending', asyncJobId });
    return asyncJobId;
  }

  /**
   * `ReactivateEntityKey`: builds once more what has failed. The id of the new job. Throws {@link keyNotDefined} and
   * {@link reactivateOnlyFailed}.
   */
  reactivate(table: string, keyName: string): string {
    if (this.#require(table, keyName).indexStatus !== 'Failed') throw reactivateOnlyFailed();
    return this.build(table, keyName);
  }

  /** Stops the build of a key that is dropped. */
  cancel(key: AlternateKeyDefinition): void {
    if (key.asyncJobId !== null) this.#context.jobs.cancel(key.asyncJobId);
  }

  #run(table: string, keyName: string, jobId: string): void {
    const stored = this.#context.tables.stored(table);
    const key = this.#require(table, keyName);
    if (key.asyncJobId !== jobId) return;
    const index = AlternateKeyIndex.build(key.columns, stored.rows.values());
    if (index === undefined) {
      this.#setStatus(table, keyName, jobId, 'Failed');
      const columns = key.columns.map(name => stored.definition.columns.get(name)?.displayName ?? name);
      throw duplicateKey(key.displayName, columns);
    }
    stored.indexes.set(keyName, index);
    this.#setStatus(table, keyName, jobId, 'Active');
  }

  #setStatus(table: string, keyName: string, jobId: string, indexStatus: KeyIndexStatus): void {
    const key = this.#context.tables.byName(table)?.keys.get(keyName);
    if (key?.asyncJobId === jobId) this.#replace(table, keyName, { indexStatus });
  }

  #replace(table: string, keyName: string, change: Partial<AlternateKeyDefinition>): void {
    const stored = this.#context.tables.stored(table);
    const keys = new Map(stored.definition.keys).set(keyName, { ...this.#require(table, keyName), ...change });
    stored.definition = { ...stored.definition, keys };
  }

  #require(table: string, keyName: string): AlternateKeyDefinition {
    const key = this.#context.tables.require(table).keys.get(keyName);
    if (key === undefined) throw keyNotDefined(table);
    return key;
  }
}
