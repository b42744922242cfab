import { type RowUpsert } from '../../operations/rows/write-row';
import { operationDefect } from '../defect';

const onlyUpdating = (upsert: RowUpsert): RowUpsert =>
  upsert.address?.kind === 'key' ? { ...upsert, ifMatch: upsert.ifMatch ?? '*' } : upsert;

export const upsertsThatOnlyUpdate = operationDefect(
  'upserts-that-only-update',
  'An upsert by a key value that no row has is refused: no such row.',
  ({ upsertRow, upsertRows }) => ({
    upsertRow: (organization, upsert) => upsertRow(organization, onlyUpdating(upsert)),
    upsertRows: (organization, targets) => upsertRows(organization, targets.map(onlyUpdating)),
  }),
);
