import { type Row } from '../../engine/values/row';
import { alteringDeltas, bothProtocols, type Defect, deviatingInPages } from '../defect';
import { hearingOfWrites } from '../tracking/heard-writes';

export const updatedRowsInstead: Defect = {
  name: 'updated-rows-instead',
  description:
    'A row that was updated and then deleted since the token comes as it was updated, and its deletion does not.',
  protocols: bothProtocols,
  start: () => {
    const updated = new Map<string, Row>();
    const hear = hearingOfWrites(({ row, before }) => {
      if (before !== undefined) updated.set(row.id, row);
    });
    const show = deviatingInPages(
      alteringDeltas(({ changes, since }) => ({
        changes: changes.map(change => {
          const row = change.kind === 'deleted' ? updated.get(change.tombstone.id) : undefined;
          return row === undefined || row.version <= since ? change : { kind: 'upserted', row };
        }),
      })),
    );
    return served => show(hear(served));
  },
};
