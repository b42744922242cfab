import { formatChangeToken, parseChangeToken } from '../../engine/changes/change-token';
import { versionOfChange } from '../../defects/changed-version';
import { type ChangedRow } from '../../operations/changes/read-changes';

/** Changes by version, the greatest first. */
export const newestFirst = (changes: readonly ChangedRow[]): ChangedRow[] =>
  changes.toSorted((one, other) => (versionOfChange(one) < versionOfChange(other) ? 1 : -1));

/** A token of the same time that this change comes after. */
export const tokenBefore = (token: string, change: ChangedRow): string =>
  formatChangeToken({ version: versionOfChange(change) - 1n, issuedAt: parseChangeToken(token).issuedAt });
