import { type ChangeTracking } from '../../engine/changes/change-tracking';
import { type OrganizationView } from '../../engine/organization-view';
import { type Row, type Tombstone } from '../../engine/values/row';
import { type ChangesPosition } from './changes-position';

export type ChangesRequest = {
  /** Logical name. */
  readonly table: string;
  /** The most changes on a page. */
  readonly size: number;
  /** Where it starts: after a token, at the beginning without one, or where the page before ended. */
  readonly from: { readonly token: string | undefined } | { readonly position: ChangesPosition };
};

export type ChangedRow =
  | { readonly kind: 'upserted'; readonly row: Row }
  /** `changed` would be a row that the query no longer selects. */
  | { readonly kind: 'deleted'; readonly tombstone: Tombstone; readonly reason: 'deleted' | 'changed' };

export type ChangesPage = {
  readonly isDelta: boolean;
  /** The version that the read started after. */
  readonly since: bigint;
  readonly changes: readonly ChangedRow[];
  /** Where the next delta starts; on the last page only. */
  readonly token: string | undefined;
  /** Undefined on the last page. */
  readonly next: ChangesPosition | undefined;
};

/**
 * One page of a first read or of a delta. Throws when the table is not tracked, and when the token is malformed or too
 * old; for a following page that is the token of the whole read: deletions may be gone meanwhile.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export function readChanges({ changes }: OrganizationView, { table, size, from }: ChangesRequest): ChangesPage {
  const { since, isDelta, token, after } =
    'position' in from
      ? resumeChangesRead(changes, table, from.position)
      : startChangesRead(changes, table, from.token);
  const page = changes.page(table, { since, after }, size);
  return {
    isDelta,
    since,
    changes: page.changes.map(change => (change.kind === 'upserted' ? change : { ...change, reason: 'deleted' })),
    token: page.next === undefined ? token : undefined,
    next: page.next && { since, isDelta, token, after: page.next },
  };
}

function startChangesRead(changes: ChangeTracking, table: string, token: string | undefined) {
  const since = changes.start(table, token);
  return { since, isDelta: token !== undefined, token: changes.issueToken(), after: undefined };
}

function resumeChangesRead(changes: ChangeTracking, table: string, position: ChangesPosition): ChangesPosition {
  changes.start(table, position.token);
  return position;
}

export type ChangesCount = {
  /** Logical name. */
  readonly table: string;
  /** What was counted before, as a client's token or as the version that one stands for. */
  readonly since: string | bigint;
};

/** How many rows and deletions there are after a token, not capped. Throws as `readChanges`. */
export const countChanges = ({ changes }: OrganizationView, { table, since }: ChangesCount): number =>
  changes.count(table, typeof since === 'bigint' ? since : changes.start(table, since));
