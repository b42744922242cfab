import { AlternateKeyIndex } from './alternate-key-index';
import { checkTableKeys, checkTableDefinition } from '../tables/check-table';
import { cannotBeTracked, invalidArgument, trackingStaysOn } from '../dataverse-fault';
import { missingTable } from '../system-tables/known-platform-tables';
import { type AlternateKeyDefinition, type TableDefinition } from '../tables/table-definition';
import { type RowVersion } from './row-version';
import { StoredTable } from './stored-table';
import { mergeTableParts, type TableAlteration } from '../tables/table-alteration';

/** Who builds and drops the indexes of alternate keys, and keeps the privileges of tables. */
type KeyListener = {
  keyAdded(table: string, key: AlternateKeyDefinition): void;
  keyDropped(table: string, key: AlternateKeyDefinition): void;
  tableDefined?(table: TableDefinition): void;
  tableDropped?(table: TableDefinition): void;
};

/** Object type codes of custom tables start here. */
const firstCustomTypeCode = 10_000;

/** The organization's table definitions. Definitions are immutable: each change replaces one. */
export class TableCatalogue {
  readonly #versions: RowVersion;
  readonly #listener: KeyListener;
  readonly #tables = new Map<string, StoredTable>();
  readonly #byEntitySet = new Map<string, StoredTable>();

  /** When a table, a column or a key was removed last. */
  #lastRemoval = 0n;

  constructor(versions: RowVersion, listener: KeyListener) {
    this.#versions = versions;
    this.#listener = listener;
  }

  byName(logicalName: string): TableDefinition | undefined {
    return this.#tables.get(logicalName)?.definition;
  }

  byEntitySet(entitySetName: string): TableDefinition | undefined {
    return this.#byEntitySet.get(entitySetName)?.definition;
  }

  all(): TableDefinition[] {
    return Array.from(this.#tables.values(), stored => stored.definition);
  }

  /** When the table's definition changed last. Throws {@link missingTable}. */
  versionOf(logicalName: string): bigint {
    return this.stored(logicalName).metadataVersion;
  }

  get lastRemoval(): bigint {
    return this.#lastRemoval;
  }

  /** Throws {@link missingTable}. */
  require(logicalName: string): TableDefinition {
    return this.stored(logicalName).definition;
  }

  /** A code for a table whose package brings none. */
  nextObjectTypeCode(): number {
    return Math.max(firstCustomTypeCode - 1, ...this.all().map(table => table.objectTypeCode)) + 1;
  }

  /**
   * Adds a table, empty. Its keys' indexes are Pending and get built; one that says Active is so at once.
   * Throws when the table or its entity set exists, or when the definition contradicts itself.
   */
  define(definition: TableDefinition): TableDefinition {
    const { logicalName, entitySetName } = definition;
    checkTableDefinition(definition);
    if (this.#tables.has(logicalName)) throw invalidArgument(`The table '${logicalName}' exists already.`);
    this.#requireFreeEntitySet(entitySetName);
    const stored = new StoredTable({ ...definition, keys: new Map() }, this.#versions.next());
    this.#tables.set(logicalName, stored);
    this.#byEntitySet.set(entitySetName, stored);
    this.#addKeys(stored, [...definition.keys.values()]);
    this.#listener.tableDefined?.(stored.definition);
    return stored.definition;
  }

  /** Changes a table. Throws before anything is changed. */
  alter(logicalName: string, alteration: TableAlteration): TableDefinition {
    const stored = this.stored(logicalName);
    const { columns, keys, relationships, dropColumns, dropKeys, ...properties } = alteration;
    const before = stored.definition;
    const dropped = [...(dropKeys ?? [])].flatMap(name => before.keys.get(name) ?? []);
    const added = [...(keys ?? [])];
    const after: TableDefinition = {
      ...before,
      ...properties,
      columns: mergeTableParts(before.columns.values(), columns, column => column.logicalName, dropColumns),
      keys: mergeTableParts(before.keys.values(), undefined, key => key.logicalName, dropKeys),
      relationships: [
        ...mergeTableParts(before.relationships, relationships, relationship => relationship.schemaName).values(),
      ],
    };
    if (before.changeTrackingEnabled && !after.changeTrackingEnabled) throw trackingStaysOn(logicalName);
    if (after.changeTrackingEnabled && !before.changeTrackingEnabled && !before.canChangeTrackingBeEnabled)
      throw cannotBeTracked(logicalName);
    checkTableDefinition(after);
    checkTableKeys(after, added);
    this.#rename(stored, after.entitySetName);

    stored.definition = after;
    stored.metadataVersion = this.#versions.next();
    if (dropped.length > 0 || after.columns.size < before.columns.size) this.#lastRemoval = stored.metadataVersion;
    for (const key of dropped) this.#dropKey(stored, key);
    clearStoredColumns(stored, [...(dropColumns ?? [])]);
    this.#addKeys(stored, added);
    return stored.definition;
  }

  /** Removes a table with its rows, tombstones and keys. A table that does not exist is not an error. */
  drop(logicalName: string): void {
    const stored = this.#tables.get(logicalName);
    if (stored === undefined) return;
    for (const key of stored.definition.keys.values()) this.#dropKey(stored, key);
    this.#tables.delete(logicalName);
    this.#lastRemoval = this.#versions.next();
    this.#byEntitySet.delete(stored.definition.entitySetName);
    this.#listener.tableDropped?.(stored.definition);
  }

  /** For restoring a saved organization: these tables, and no others. No index is built. */
  replaceAll(tables: Iterable<StoredTable>): void {
    this.#tables.clear();
    this.#byEntitySet.clear();
    for (const stored of tables) {
      this.#tables.set(stored.definition.logicalName, stored);
      this.#byEntitySet.set(stored.definition.entitySetName, stored);
    }
  }

  /** For the engine's own classes. Throws {@link missingTable}. */
  stored(logicalName: string): StoredTable {
    const stored = this.#tables.get(logicalName);
    if (stored === undefined) throw missingTable(logicalName);
    return stored;
  }

  /** For the engine's own classes. */
  allStored(): Iterable<StoredTable> {
    return this.#tables.values();
  }

  #addKeys(stored: StoredTable, keys: readonly AlternateKeyDefinition[]): void {
    const { logicalName } = stored.definition;
    for (const given of keys) {
      const columns = [...given.columns].sort();
      const index = given.indexStatus === 'Active' ? AlternateKeyIndex.build(columns, stored.rows.values()) : undefined;
      if (index !== undefined) stored.indexes.set(given.logicalName, index);
      const key: AlternateKeyDefinition = {
        ...given,
        columns,
        indexStatus: index === undefined ? 'Pending' : 'Active',
      };
      const withKey = new Map(stored.definition.keys).set(key.logicalName, key);
      stored.definition = { ...stored.definition, keys: withKey };
      if (index === undefined) this.#listener.keyAdded(logicalName, key);
    }
  }

  #dropKey(stored: StoredTable, key: AlternateKeyDefinition): void {
    stored.indexes.delete(key.logicalName);
    this.#listener.keyDropped(stored.definition.logicalName, key);
  }

  #requireFreeEntitySet(name: string): void {
    if (this.#byEntitySet.has(name)) throw invalidArgument(`The entity set '${name}' exists already.`);
  }

  #rename(stored: StoredTable, entitySetName: string): void {
    const before = stored.definition.entitySetName;
    if (before === entitySetName) return;
    this.#requireFreeEntitySet(entitySetName);
    this.#byEntitySet.delete(before);
    this.#byEntitySet.set(entitySetName, stored);
  }
}

/** Takes the values of columns that go out of every row. */
function clearStoredColumns(stored: StoredTable, columns: readonly string[]): void {
  if (columns.length === 0) return;
  const { rows, log, packer } = stored;
  for (const row of rows.values()) {
    const values = new Map(row.values);
    for (const column of columns) values.delete(column);
    const cleared = { ...row, values: packer.pack(values) };
    rows.set(row.id, cleared);
    log.replace(row, cleared);
  }
  stored.hasChanged();
}
