import { type ColumnValues, type Row } from '../../engine/values/row';
import { alteringDeltas, bothProtocols, type Defect, deviatingInPages } from '../defect';
import { hearingOfWrites } from '../tracking/heard-writes';
import { SlowWrites } from '../tracking/slow-writes';
import { withRows } from './altered-rows';

type Write = { readonly row: Row; readonly by: unknown };

export const mixedUpWriters: Defect = {
  name: 'mixed-up-writers',
  description:
    'A row whose write was under way while another request wrote a row comes in deltas with the values of that one.',
  protocols: bothProtocols,
  start: () => {
    let newest: Write | undefined;
    const shown = new Map<bigint, ColumnValues>();
    const writes = new SlowWrites(() => newest);
    const hear = hearingOfWrites(({ row }) => {
      const by = writes.current;
      const other = newest !== by?.moment && newest?.by !== by ? newest?.row : undefined;
      if (other?.table === row.table) shown.set(row.version, new Map([...other.values, [`${row.table}id`, row.id]]));
      newest = { row, by };
    });
    const show = deviatingInPages(
      alteringDeltas(({ changes }) => ({
        changes: withRows(changes, row => ({ ...row, values: shown.get(row.version) ?? row.values })),
      })),
    );
    return served => show(writes.slowing(hear(served)));
  },
};
