import { minimumVersion } from '../../engine/changes/change-tracking';
import { type ChangedRow } from '../../operations/changes/read-changes';
import { asksForDelta, pageDefect } from '../defect';

export const deletesInFirstRead = pageDefect(
  'deletes-in-first-read',
  'The last page of a first tracked read lists the deletions that came before it.',
  (page, request, organization) => {
    if (asksForDelta(request) || page.next !== undefined) return page;
    const { deleted } = organization.changes.changesSince(request.table, minimumVersion + 1n);
    const deletions = deleted.map((tombstone): ChangedRow => ({ kind: 'deleted', tombstone, reason: 'deleted' }));
    return { changes: [...page.changes, ...deletions] };
  },
);
