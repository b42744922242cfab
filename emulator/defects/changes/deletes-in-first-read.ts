import { minimumVersion } from '../../engine/changes/change-tracking';
import { type ChangedRow } from '../../operations/read-changes';
import { asksForDelta, bothProtocols, type Defect, withPages } from '../defect';

export const deletesInFirstRead: Defect = {
  name: 'deletes-in-first-read',
  description: 'The last page of a first tracked read lists the deletions that came before it.',
  protocols: bothProtocols,
  start: () =>
    withPages((page, request, { changes }) => {
      if (asksForDelta(request) || page.next !== undefined) return page;
      const { deleted } = changes.changesSince(request.table, minimumVersion + 1n);
      const deletions = deleted.map((tombstone): ChangedRow => ({ kind: 'deleted', tombstone, reason: 'deleted' }));
      return { ...page, changes: [...page.changes, ...deletions] };
    }),
};
