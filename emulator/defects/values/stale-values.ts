import { type ColumnValues } from '../../engine/values/row';
import { alteringDeltas, bothProtocols, type Defect, deviatingInPages } from '../defect';
import { hearingOfWrites } from '../tracking/heard-writes';
import { withRows } from './altered-rows';

export const staleValues: Defect = {
  name: 'stale-values',
  description: 'A delta shows the values that an updated row had before its last update by PATCH.',
  protocols: bothProtocols,
  start: () => {
    const old = new Map<string, ColumnValues>();
    const hear = hearingOfWrites(({ row, before }) => {
      if (before !== undefined) old.set(row.id, before.values);
    });
    // Versions stay the current ones.
    const show = deviatingInPages(
      alteringDeltas(({ changes }) => ({
        changes: withRows(changes, row => ({ ...row, values: old.get(row.id) ?? row.values })),
      })),
    );
    return served => show(hear(served));
  },
};
