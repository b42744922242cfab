import { formatChangeToken, parseChangeToken } from '../../engine/changes/change-token';
import { type ChangedRow } from '../../operations/changes/read-changes';

export const versionOf = (change: ChangedRow): bigint =>
  change.kind === 'upserted' ? change.row.version : change.tombstone.version;

/** Changes by version, the greatest first. */
export const newestFirst = (changes: readonly ChangedRow[]): ChangedRow[] =>
  changes.toSorted((one, other) => (versionOf(one) < versionOf(other) ? 1 : -1));

/** A token of the same time that this change comes after. */
export const tokenBefore = (token: string, change: ChangedRow): string =>
  formatChangeToken({ version: versionOf(change) - 1n, issuedAt: parseChangeToken(token).issuedAt });
