import { type WrittenRow } from '../../operations/rows/write-row';
import { operationDefect } from '../defect';

const asCreated = ({ row }: WrittenRow): WrittenRow => ({ row, before: undefined });

export const upsertsToldAsCreates = operationDefect(
  'upserts-told-as-creates',
  'An upsert says that it created the row, also when it updated one.',
  ({ upsertRow, upsertRows }) => ({
    upsertRow: (organization, upsert) => asCreated(upsertRow(organization, upsert)),
    upsertRows: (organization, targets) => upsertRows(organization, targets).map(asCreated),
  }),
);
