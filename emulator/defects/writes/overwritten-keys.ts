import { type OrganizationView } from '../../engine/organization-view';
import { type RowUpsert } from '../../operations/rows/write-row';
import { findAddressedRow } from '../../operations/rows/row-address';
import { operationDefect } from '../defect';

/** The row that a key names, named by its id: the key's values are then written like any other. */
function overwritingById(organization: OrganizationView, upsert: RowUpsert): RowUpsert {
  const { table, address } = upsert;
  const found = address?.kind === 'key' ? findAddressedRow(organization, table, address) : undefined;
  return found === undefined ? upsert : { ...upsert, address: { kind: 'id', id: found.id } };
}

export const overwrittenKeys = operationDefect(
  'overwritten-keys',
  'An upsert by alternate key overwrites the key value of the row that it found.',
  ({ upsertRow, upsertRows }) => ({
    upsertRow: (organization, upsert) => upsertRow(organization, overwritingById(organization, upsert)),
    upsertRows: (organization, targets) =>
      upsertRows(
        organization,
        targets.map(target => overwritingById(organization, target)),
      ),
  }),
);
