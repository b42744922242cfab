import { type Row } from '../../engine/values/row';
import { alteringDeltas, bothProtocols, type Defect, deviatingInPages } from '../defect';
import { hearingOfWrites } from '../tracking/heard-writes';
import { withRows } from './altered-rows';

export const firstValues: Defect = {
  name: 'first-values',
  description:
    'A row that was written several times since the token comes with the values of the first of these writes.',
  protocols: bothProtocols,
  start: () => {
    const written = new Map<string, Row[]>();
    const hear = hearingOfWrites(({ row }) => {
      written.set(row.id, [...(written.get(row.id) ?? []), row]);
    });
    const show = deviatingInPages(
      alteringDeltas(({ changes, since }) => ({
        changes: withRows(changes, row => {
          const first = written.get(row.id)?.find(({ version }) => version > since);
          return { ...row, values: first?.values ?? row.values };
        }),
      })),
    );
    return served => show(hear(served));
  },
};
