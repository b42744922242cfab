import type { Endpoint } from '../dataverse/change-feed/change-feed';
import type { Place } from '../dataverse/change-feed/paged/paged-feed';
import type { ReplicaRow } from './replica-row';
import type { ReplicaTable } from './replica-table';

/** One change of a row, as a sink takes it. */
export type ReplicaChange =
  | { readonly type: 'upserted'; readonly id: string; readonly version: string | undefined; readonly row: ReplicaRow }
  | { readonly type: 'deleted'; readonly id: string };

/** Every row, or what changed since the last read. */
export type Reading = 'full' | 'delta';

/** Where places come from, and lead on: an endpoint, and an organization, which another one may follow at the same address. */
export type Origin = { readonly endpoint: Endpoint; readonly organization: string };

/** Where the reading of a table stands. */
export type Standing = {
  /** What leads to the changes after the last read that came to its end. Undefined before the first one. */
  readonly changes: Place | undefined;
  /** Milliseconds since that read began, as far as that is known: whatever was written before is in the copy. */
  readonly age?: number | undefined;
  /** The read that is under way, and its next page. Undefined between reads. */
  readonly underWay: { readonly reading: Reading; readonly page: Place } | undefined;
  /**
   * Why a copy that is there must be read anew: what rows have in columns that were added or became wider is told by a full
   * read alone, and a place of another origin leads nowhere.
   */
  readonly outdated?: 'new columns' | 'other origin' | undefined;
};

/** What became of a page. */
export type Applied = { readonly written: number; readonly removed: number };

/**
 * What takes changes and keeps them. `apply` is all or nothing: the changes of a page, and where to go on from there. Told
 * twice, a change is one change.
 */
export type ChangeSink = {
  /** Makes room for a table as it is defined now, and is read from now on. Columns are added and widened, never dropped. */
  open(table: ReplicaTable, origin: Origin): Promise<Standing>;
  /** From now on a read is under way. A full one removes in the end what it did not meet. */
  begin(table: ReplicaTable, reading: Reading, page: Place): Promise<void>;
  apply(
    table: ReplicaTable,
    changes: readonly ReplicaChange[],
    link: { readonly reading: Reading; readonly kind: 'page' | 'changes'; readonly place: Place },
  ): Promise<Applied>;
  /** Notes why the reading of a table stopped. */
  fail(table: string, why: string): Promise<void>;
};
