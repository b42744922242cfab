import { type OrganizationView } from '../../engine/organization-view';
import { type Row } from '../../engine/values/row';
import { alteringDeltas, bothProtocols, type Defect, deviatingInPages } from '../defect';
import { keepingDeletedRows } from './deleted-rows';

/** Whether a row that is there has the values of an alternate key that a deleted one had. */
function hasHeir({ tables, rows }: OrganizationView, gone: Row): boolean {
  const keys = [...tables.require(gone.table).keys.values()];
  return [...rows.scan(gone.table)].some(row =>
    keys.some(({ columns }) =>
      columns.every(name => {
        const value = row.values.get(name) ?? null;
        return value !== null && value === gone.values.get(name);
      }),
    ),
  );
}

export const lostForReusedKeys: Defect = {
  name: 'lost-for-reused-keys',
  description: 'A deletion is missing from deltas while another row has the key value of the deleted one.',
  protocols: bothProtocols,
  start: () => {
    const kept = new Map<string, Row>();
    const keep = keepingDeletedRows(kept);
    const hide = deviatingInPages(
      alteringDeltas(({ changes }, _request, organization) => ({
        changes: changes.filter(change => {
          const gone = change.kind === 'deleted' ? kept.get(change.tombstone.id) : undefined;
          return gone === undefined || !hasHeir(organization, gone);
        }),
      })),
    );
    return served => hide(keep(served));
  },
};
