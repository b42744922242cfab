import { alteringDeltas, bothProtocols, type Defect, deviatingInPages } from '../defect';
import { hearingOfWrites } from '../tracking/heard-writes';

export const untoldBriefRows: Defect = {
  name: 'untold-brief-rows',
  description: 'A row that was created and deleted since the token does not come at all.',
  protocols: bothProtocols,
  start: () => {
    const created = new Map<string, bigint>();
    const hear = hearingOfWrites(({ row, before }) => {
      if (before === undefined) created.set(row.id, row.version);
    });
    const hide = deviatingInPages(
      alteringDeltas(({ changes, since }) => ({
        changes: changes.filter(
          change => change.kind === 'upserted' || (created.get(change.tombstone.id) ?? since) <= since,
        ),
      })),
    );
    return served => hide(hear(served));
  },
};
