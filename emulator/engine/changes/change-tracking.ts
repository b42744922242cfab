import { type ChangeToken, formatChangeToken, parseChangeToken } from './change-token';
import { type Clock } from '../clock';
import { entityNotTracked, expiredVersionStamp, invalidToken, relatedNotTracked } from '../dataverse-fault';
import { type RowVersion } from '../store/row-version';
import { type Access } from '../access/access';
import { type StoredTable } from '../store/stored-table';
import { type TableCatalogue } from '../store/table-catalogue';
import { type Row, type Tombstone } from '../values/row';

/** `since` of the initial read: all rows, no deletions. */
export const minimumVersion = 0n;

export type Change =
  { readonly kind: 'upserted'; readonly row: Row } | { readonly kind: 'deleted'; readonly tombstone: Tombstone };

/** Where a page ended. Plain, so that a protocol can put it into its paging cookie. */
export type ChangeCursor = { readonly kind: Change['kind']; readonly version: bigint };

type ChangeRange = {
  /** {@link minimumVersion} for the initial read, else the token's version. */
  readonly since: bigint;
  /** The version when the first page was asked. Leave it out to see also what is written while paging. */
  readonly upTo?: bigint;
  /** The last change of the page before. */
  readonly after?: ChangeCursor | undefined;
};

type ChangePage = {
  readonly changes: readonly Change[];
  /** Undefined on the last page. */
  readonly next: ChangeCursor | undefined;
};

type Changes = { readonly upserted: readonly Row[]; readonly deleted: readonly Tombstone[] };

type Context = {
  readonly clock: Clock;
  readonly versions: RowVersion;
  readonly tables: TableCatalogue;
  readonly retentionDays: () => number;
  /** What the caller may do; everything when left out. */
  readonly access?: Access;
};

const millisecondsPerDay = 86_400_000;

/**
 * What changed in a table since a token.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 *
 * New and updated rows come first, ascending by version, each once with its current values; deletions follow. A row that
 * was created and deleted since the token shows as a deletion. A row that was deleted and created again with the same id
 * shows as upserted only (Dataverse's answer is not public).
 */
export class ChangeTracking {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** The same changes for somebody who needs the read privilege at organization depth, else they throw 403. */
  for(access: Access): ChangeTracking {
    return new ChangeTracking({ ...this.#context, access });
  }

  /** The version of the newest write to any table. */
  get currentVersion(): bigint {
    return this.#context.versions.current;
  }

  /** A token for everything up to `version` (default: now): `919042!08/22/2017 08:10:44`. */
  issueToken(version = this.currentVersion): string {
    return formatChangeToken({ version, issuedAt: this.#context.clock.now() });
  }

  /**
   * The version that a retrieval starts after: {@link minimumVersion} without a token. Throws when the table is unknown or not
   * tracked, when the token is malformed or from the future, and when it is older than the retention or the table.
   */
  start(table: string, token?: string): bigint {
    const stored = this.#tracked(table);
    if (token === undefined) return minimumVersion;
    const { version, issuedAt } = parseChangeToken(token);
    if (version > this.currentVersion) throw invalidToken(token, 'its version is above the newest one');
    if (issuedAt > this.#context.clock.now()) throw invalidToken(token, 'its time is in the future');
    if (this.#hasExpired({ version, issuedAt }, stored)) throw expiredVersionStamp();
    return version;
  }

  /** At most `size` changes, but one at least where there is any, and where the next page starts. Taking a page costs a page. */
  page(table: string, { since, upTo, after }: ChangeRange, size: number): ChangePage {
    const { log, createdAtVersion } = this.#tracked(table);
    if (after !== undefined && after.version < createdAtVersion) throw expiredVersionStamp();
    const held = Math.max(1, size);
    // One more than the page holds says that there is another one.
    const rows = after?.kind === 'deleted' ? [] : log.upserted(after?.version ?? since, upTo, held + 1);
    const deletedSince = after?.kind === 'deleted' ? after.version : since;
    const tombstones = since === minimumVersion ? [] : log.deleted(deletedSince, upTo, held + 1 - rows.length);
    const changes: Change[] = [
      ...rows.map(row => ({ kind: 'upserted', row }) as const),
      ...tombstones.map(tombstone => ({ kind: 'deleted', tombstone }) as const),
    ];
    if (changes.length <= held) return { changes, next: undefined };
    const shown = changes.slice(0, held);
    const last = shown.at(-1);
    return { changes: shown, next: last && changeCursorOf(last) };
  }

  /** All at once. */
  changesSince(table: string, since: bigint, upTo?: bigint): Changes {
    const { log } = this.#tracked(table);
    return {
      upserted: log.upserted(since, upTo),
      deleted: since === minimumVersion ? [] : log.deleted(since, upTo),
    };
  }

  /** How many changes there are: `/$count?$deltatoken=…`. */
  count(table: string, since: bigint, upTo?: bigint): number {
    const { upserted, deleted } = this.changesSince(table, since, upTo);
    return upserted.length + deleted.length;
  }

  #tracked(table: string): StoredTable {
    const stored = this.#context.tables.stored(table);
    this.#context.access?.requireTable('Read', stored.definition, 'organization');
    const { changeTrackingEnabled, isIntersect } = stored.definition;
    if (isIntersect) throw relatedNotTracked(table);
    if (!changeTrackingEnabled) throw entityNotTracked(table);
    return stored;
  }

  /**
   * Only the token's own time counts for its age, as reported of Dataverse. A version from before the table was made
   * belongs to a dropped table of the same name.
   */
  #hasExpired({ version, issuedAt }: ChangeToken, table: StoredTable): boolean {
    const { clock, retentionDays } = this.#context;
    const now = Math.floor(clock.now() / 1000) * 1000;
    if (now - issuedAt > retentionDays() * millisecondsPerDay) return true;
    return version < table.createdAtVersion;
  }
}

const changeCursorOf = (change: Change): ChangeCursor => ({
  kind: change.kind,
  version: change.kind === 'upserted' ? change.row.version : change.tombstone.version,
});
