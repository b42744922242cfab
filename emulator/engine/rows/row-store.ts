import { type Caller } from '../access/caller';
import { type References } from '../columns/references';
import { type Clock } from '../clock';
import { commitStoredRemoval, commitStoredRow } from '../store/commit-stored-row';
import { duplicateRecord, keyNotDefined, recordNotFound } from '../dataverse-fault';
import { type AlternateKeyDefinition, type TableDefinition } from '../tables/table-definition';
import { applyColumnDefaults, prepareColumnValues } from '../columns/prepare-column-values';
import { planDeletion } from './relationships/plan-deletion';
import { rowsToAssign } from './relationships/rows-to-assign';
import { checkJobRowUpdate, checkRowMethod, checkRowRemoval, deriveRowValues } from './row-rules';
import { type RowVersion } from '../store/row-version';
import { type Access } from '../access/access';
import { checkNewSolutionRow, checkSolutionRowUpdate } from './solution-rows';
import { applyStateColumns } from '../columns/apply-state-columns';
import { type StoredTable } from '../store/stored-table';
import { stampColumnsOnCreate, stampColumnsOnUpdate } from '../columns/stamp-columns';
import { type TableCatalogue } from '../store/table-catalogue';
import { type ColumnValue, type ColumnValues, type Row, type Tombstone } from '../values/row';
import { type UndoJournal } from '../store/undo-journal';
import { checkRowIsUnique, checkRowVersion, chooseRowId } from './write-checks';

type WriteOptions = {
  /** The version the row must have, else the concurrency fault. */
  readonly ifMatch?: bigint;
  /** The environment itself writes: columns and tables that clients cannot write are open. */
  readonly bySystem?: boolean;
};

export type CreateOptions = Omit<WriteOptions, 'ifMatch'> & {
  /** A client-made id. Else the value of the primary id column, else a new one. */
  readonly id?: string | undefined;
};

type Context = {
  readonly tables: TableCatalogue;
  readonly versions: RowVersion;
  readonly journal: UndoJournal;
  readonly clock: Clock;
  readonly organizationId: string;
  readonly businessUnitId: string;
  readonly references: References;
  /** What the caller may do; everything when left out. */
  readonly access?: Access;
};

/**
 * The organization's rows. Every operation is synchronous and whole: it throws before anything is changed, and notes how
 * to undo it for the transaction that it is part of. A row holds its primary id and `versionnumber` among its
 * values; a column that is null is absent from them.
 */
export class RowStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** The same rows, as far as somebody may read and write them: the rest throws 403, and scans leave it out. */
  for(access: Access): RowStore {
    return new RowStore({ ...this.#context, access });
  }

  get(table: string, id: string): Row | undefined {
    const { definition, rows } = this.#stored(table);
    return this.#readable(definition, rows.get(id.toLowerCase()));
  }

  /** Throws {@link recordNotFound}. */
  retrieve(table: string, id: string): Row {
    const row = this.get(table, id);
    if (row === undefined) throw recordNotFound(table, id);
    return row;
  }

  /** Rows in the order of their creation; a row whose deletion was rolled back comes last. */
  scan(table: string): Iterable<Row> {
    const { definition, rows } = this.#stored(table);
    return this.#context.access?.readable(definition, rows.values()) ?? rows.values();
  }

  /** Rows in the order of their ids, from behind one on. Take no more of them than are needed. */
  scanById(table: string, behind?: string): Iterable<Row> {
    const { definition, ordered } = this.#stored(table);
    const rows = ordered.behind(behind);
    return this.#context.access?.readable(definition, rows) ?? rows;
  }

  count(table: string): number {
    const { rows } = this.#stored(table);
    return this.#context.access === undefined ? rows.size : [...this.scan(table)].length;
  }

  /** By alternate key. Throws {@link keyNotDefined} unless the key's index is active. */
  findByKey(table: string, key: AlternateKeyDefinition, values: ColumnValues): Row | undefined {
    const stored = this.#stored(table);
    this.#context.access?.requireTable('Read', stored.definition);
    const index = stored.indexes.get(key.logicalName);
    if (index === undefined) throw keyNotDefined(table);
    const id = index.idOf(values);
    return id === undefined ? undefined : this.#readable(stored.definition, stored.rows.get(id));
  }

  /**
   * Adds a row with the server-made columns filled in. Values for columns that are not valid for create are dropped,
   * as Dataverse does. Throws on a taken id, a violated active key, an unknown column or a value that does not fit.
   */
  create(table: string, values: ColumnValues, caller: Caller, options: CreateOptions = {}): Row {
    const stored = this.#stored(table);
    const { definition } = stored;
    const bySystem = options.bySystem ?? false;
    checkRowMethod('Create', table, bySystem);
    const access = bySystem ? undefined : this.#context.access;
    access?.requireTable('Create', definition);
    const id = chooseRowId(definition.primaryIdColumn, values, options.id);
    if (stored.rows.has(id)) throw duplicateRecord();

    const context = { ...this.#writeContext(definition, caller), mode: 'create', bySystem } as const;
    const next = prepareColumnValues(context, values);
    if (!bySystem) checkNewSolutionRow(stored, next);
    applyColumnDefaults(definition, next);
    applyStateColumns(definition, id, undefined, next);
    stampColumnsOnCreate(context, next);
    deriveRowValues(table, next);
    next.set(definition.primaryIdColumn, id);
    access?.requireRow('Create', definition, { id, values: next });
    checkRowIsUnique(stored, id, next);
    return commitStoredRow(this.#context, stored, id, next);
  }

  /**
   * Replaces the named values. Every update takes a new version, also one that changes nothing. Values for columns that
   * are not valid for update are dropped. Throws as {@link RowStore.create}, and when the row is missing or has another version.
   */
  update(table: string, id: string, values: ColumnValues, caller: Caller, options: WriteOptions = {}): Row {
    const stored = this.#stored(table);
    const { definition } = stored;
    const bySystem = options.bySystem ?? false;
    checkRowMethod('Update', table, bySystem);
    const before = this.#existing(stored, id, 'Write', bySystem);
    checkRowVersion(before, options.ifMatch);

    const context = { ...this.#writeContext(definition, caller), mode: 'update', bySystem } as const;
    const written = prepareColumnValues(context, values);
    if (!bySystem) {
      checkJobRowUpdate(before, written);
      checkSolutionRowUpdate(before, written);
    }
    applyStateColumns(definition, before.id, before.values, written);
    stampColumnsOnUpdate(context, written);
    const next = new Map<string, ColumnValue>([...before.values, ...written]);
    deriveRowValues(table, next);
    checkRowIsUnique(stored, before.id, next);
    const commit = (): Row => commitStoredRow(this.#context, stored, before.id, next);
    return written.has('ownerid') ? this.#context.journal.run(() => this.#assign(before, commit(), caller)) : commit();
  }

  /** Rows follow a row to its owner as their relationships say, whatever the caller may do to them. Answers the row. */
  #assign(before: Row, after: Row, caller: Caller): Row {
    const owner = new Map([['ownerid', after.values.get('ownerid') ?? null]]);
    for (const { table, id } of rowsToAssign(before, after, this.#context.tables.allStored())) {
      this.update(table, id, owner, caller, { bySystem: true });
    }
    return after;
  }

  /**
   * Deletes a row, and does to the rows that point to it what their relationships say, whatever the caller may do to
   * them. Throws as {@link RowStore.update}, and 405 where a relationship restricts it.
   */
  remove(table: string, id: string, caller: Caller, options: WriteOptions = {}): Tombstone {
    const stored = this.#stored(table);
    const bySystem = options.bySystem ?? false;
    checkRowMethod('Delete', table, bySystem);
    const row = this.#existing(stored, id, 'Delete', bySystem);
    checkRowVersion(row, options.ifMatch);
    checkRowRemoval(row, bySystem);

    const { cascaded, unlinks } = planDeletion(row, [...this.#context.tables.allStored()]);
    for (const unlink of unlinks) this.update(unlink.table, unlink.id, unlink.values, caller, { bySystem: true });
    for (const other of cascaded) commitStoredRemoval(this.#context, this.#stored(other.table), other);
    return commitStoredRemoval(this.#context, stored, row);
  }

  /** The row that is about to be changed. */
  #existing(stored: StoredTable, id: string, right: 'Write' | 'Delete', bySystem: boolean): Row {
    const access = bySystem ? undefined : this.#context.access;
    access?.requireTable(right, stored.definition);
    const row = stored.rows.get(id.toLowerCase());
    if (row === undefined) throw recordNotFound(stored.definition.logicalName, id);
    access?.requireRow(right, stored.definition, row);
    return row;
  }

  #readable(table: TableDefinition, row: Row | undefined): Row | undefined {
    if (row === undefined) this.#context.access?.requireTable('Read', table);
    else this.#context.access?.requireRow('Read', table, row);
    return row;
  }

  #stored(table: string): StoredTable {
    return this.#context.tables.stored(table);
  }

  #writeContext(table: TableDefinition, caller: Caller) {
    const { clock, organizationId, businessUnitId, references } = this.#context;
    const exists = (target: string, id: string): boolean => this.#stored(target).rows.has(id.toLowerCase());
    return { table, caller, now: clock.now(), organizationId, businessUnitId, references, exists };
  }
}
