import { minimumVersion } from '../../engine/changes/change-tracking';
import { type ChangedRow } from '../../operations/changes/read-changes';
import { alteringDeltas, pageDefect } from '../defect';

export const unchangedRows = pageDefect(
  'unchanged-rows',
  'The last page of a delta tells the newest row from before its token once more.',
  alteringDeltas(({ changes, since, next }, { table }, organization) => {
    if (next !== undefined) return {};
    const before = organization.changes.changesSince(table, minimumVersion, since).upserted.at(-1);
    return before === undefined
      ? {}
      : { changes: [{ kind: 'upserted', row: before } satisfies ChangedRow, ...changes] };
  }),
);
