import { alteringDeltas, pageDefect } from '../defect';
import { withRows } from './altered-rows';

export const swappedValues = pageDefect(
  'swapped-values',
  'The last two rows on a page of a delta come with the values of each other.',
  alteringDeltas(({ changes }) => {
    const rows = changes.flatMap(change => (change.kind === 'upserted' ? [change.row] : []));
    const [one, other] = rows.slice(-2);
    if (one === undefined || other === undefined) return {};
    const given = new Map([
      [one.id, other.values],
      [other.id, one.values],
    ]);
    return {
      changes: withRows(changes, row => {
        const values = given.get(row.id);
        return values === undefined ? row : { ...row, values: new Map(values).set(`${row.table}id`, row.id) };
      }),
    };
  }),
);
