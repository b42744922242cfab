import { isDeepStrictEqual } from 'node:util';
import { type Row } from '../../engine/values/row';
import { alteringDeltas, bothProtocols, type Defect, deviatingInPages } from '../defect';
import { hearingOfWrites } from '../tracking/heard-writes';
import { withRows } from './altered-rows';

/** The row with null in the columns that are as they were before. */
function withNullWhereUnchanged(row: Row, before: Row): Row {
  const values = [...row.values].map(
    ([name, value]) => [name, isDeepStrictEqual(value, before.values.get(name)) ? null : value] as const,
  );
  return { ...row, values: new Map(values).set(`${row.table}id`, row.id) };
}

export const nullValues: Defect = {
  name: 'null-values',
  description: 'An updated row comes in deltas with null in the columns that its last update left as they were.',
  protocols: bothProtocols,
  start: () => {
    const shown = new Map<bigint, Row>();
    const hear = hearingOfWrites(({ row, before }) => {
      if (before !== undefined) shown.set(row.version, withNullWhereUnchanged(row, before));
    });
    const show = deviatingInPages(
      alteringDeltas(({ changes }) => ({
        changes: withRows(changes, row => shown.get(row.version) ?? row),
      })),
    );
    return served => show(hear(served));
  },
};
