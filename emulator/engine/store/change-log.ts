import { type Row, type Tombstone } from '../values/row';

/** What stays of a row's place once the row was written again or deleted: nothing that keeps the row's values in memory. */
type Stale = { readonly version: bigint };

type Entry = Row | Stale;

/** Below this length a log is not worth compacting. */
const compactionFloor = 64;

/**
 * One table's writes and deletions in the order of their row versions. Appended to by every write, so that a delta costs
 * as much as there were changes since the token, whatever the size of the table: the rows stand in it themselves, and are not looked up. An
 * entry is stale once its row was written again or deleted; stale entries are skipped, and dropped by {@link ChangeLog.compact}.
 */
export class ChangeLog {
  readonly #rows: ReadonlyMap<string, Row>;
  #writes: Entry[] = [];
  #deletions: Tombstone[] = [];
  readonly #tombstones = new Map<string, Tombstone>();

  constructor(rows: ReadonlyMap<string, Row>) {
    this.#rows = rows;
  }

  /** Entries held, stale ones included. */
  get length(): number {
    return this.#writes.length + this.#deletions.length;
  }

  /**
   * Call after the row is stored, with the one that it takes the place of. A row that was deleted before lives again, so its
   * tombstone goes. Returns how to take the record back: newest first, and before the log is compacted.
   */
  recordWrite(row: Row, before?: Row): () => void {
    const tombstone = this.#tombstones.get(row.id);
    const revive = this.#supersede(before);
    this.#writes.push(row);
    this.#tombstones.delete(row.id);
    return () => {
      this.#writes.pop();
      revive();
      if (tombstone !== undefined) this.#tombstones.set(row.id, tombstone);
    };
  }

  /** Call after the row is taken out of the store. Returns how to take the record back, as {@link ChangeLog.recordWrite}. */
  recordDeletion(tombstone: Tombstone, before?: Row): () => void {
    const revive = this.#supersede(before);
    this.#deletions.push(tombstone);
    this.#tombstones.set(tombstone.id, tombstone);
    return () => {
      this.#deletions.pop();
      revive();
      this.#tombstones.delete(tombstone.id);
    };
  }

  /** Puts a row in the place of another form of itself, which has the same version. */
  replace(before: Row, after: Row): void {
    const index = this.#indexOf(before);
    if (index !== undefined) this.#writes[index] = after;
  }

  #supersede(row: Row | undefined): () => void {
    const index = row && this.#indexOf(row);
    if (row === undefined || index === undefined) return () => undefined;
    this.#writes[index] = { version: row.version };
    return () => {
      this.#writes[index] = row;
    };
  }

  #indexOf(row: Row): number | undefined {
    // A saved state that was edited may hold a version twice.
    for (let index = firstLoggedAfter(this.#writes, row.version) - 1; index >= 0; index -= 1) {
      if (this.#writes[index] === row) return index;
      if (this.#writes[index]?.version !== row.version) return undefined;
    }
    return undefined;
  }

  /** Deletions of rows that are still gone, ascending by version. */
  get tombstones(): Tombstone[] {
    return this.#deletions.filter(tombstone => this.#tombstones.get(tombstone.id) === tombstone);
  }

  /** Rows whose last write is after `since` and, if given, not after `upTo`; ascending by version, each once; the first `most` of them. */
  upserted(since: bigint, upTo?: bigint, most = Infinity): Row[] {
    const rows: Row[] = [];
    // A short loop that does nothing else: in a large table the rows lie far apart, and the processor fetches several at once.
    for (let index = firstLoggedAfter(this.#writes, since); rows.length < most; index += 1) {
      const entry = this.#writes[index];
      if (entry === undefined || (upTo !== undefined && entry.version > upTo)) break;
      if (isLogged(entry)) rows.push(entry);
    }
    return rows;
  }

  /** Deletions after `since` and, if given, not after `upTo`, of rows that are still gone; ascending by version; the first `most` of them. */
  deleted(since: bigint, upTo?: bigint, most = Infinity): Tombstone[] {
    const tombstones: Tombstone[] = [];
    for (let index = firstLoggedAfter(this.#deletions, since); tombstones.length < most; index += 1) {
      const tombstone = this.#deletions[index];
      if (tombstone === undefined || (upTo !== undefined && tombstone.version > upTo)) break;
      if (this.#tombstones.get(tombstone.id) === tombstone) tombstones.push(tombstone);
    }
    return tombstones;
  }

  /**
   * Drops stale entries once they are more than half of the log. Not within a transaction: an entry that is stale now is
   * the row's own again after a rollback.
   */
  compact(): void {
    if (isMostlyStaleLog(this.#writes.length, this.#rows.size)) {
      this.#writes = this.#writes.filter(isLogged);
    }
    if (isMostlyStaleLog(this.#deletions.length, this.#tombstones.size)) {
      this.#deletions = this.#deletions.filter(tombstone => this.#tombstones.get(tombstone.id) === tombstone);
    }
  }
}

const isLogged = (entry: Entry): entry is Row => 'values' in entry;

/** Every live row, and every deleted one, has exactly one entry that is not stale. */
const isMostlyStaleLog = (length: number, live: number): boolean => length > compactionFloor && length > 2 * live;

/** The index of the first entry with a greater version: the versions ascend. */
function firstLoggedAfter(entries: readonly { readonly version: bigint }[], version: bigint): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && entry.version <= version) low = middle + 1;
    else high = middle;
  }
  return low;
}
