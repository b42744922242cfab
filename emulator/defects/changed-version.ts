import { type ChangedRow } from '../operations/changes/read-changes';

/** The row version of a change: its place in a read of changes. */
export const versionOfChange = (change: ChangedRow): bigint =>
  change.kind === 'upserted' ? change.row.version : change.tombstone.version;
