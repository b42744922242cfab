import { type OrganizationView } from '../../engine/organization-view';
import { type TableDefinition } from '../../engine/tables/table-definition';
import { type Row } from '../../engine/values/row';
import { findAddressedRow, requireAddressedRow, type RowAddress } from '../../operations/rows/row-address';
import { type WrittenRow } from '../../operations/rows/write-row';
import { operationDefect } from '../defect';

type Target = { readonly table: TableDefinition; readonly address: RowAddress | undefined };

/** The row, when an alternate key names it. */
const keyedRow = (organization: OrganizationView, { table, address }: Target): Row | undefined =>
  address?.kind === 'key' ? findAddressedRow(organization, table, address) : undefined;

const untouched = (row: Row): WrittenRow => ({ row, before: row });

export const idleKeyWrites = operationDefect(
  'idle-key-writes',
  'An update or a deletion by alternate key is answered as done, and nothing is done.',
  ({ updateRow, upsertRow, upsertRows, deleteRow }) => ({
    updateRow: (organization, write) => {
      const row = keyedRow(organization, write);
      return row === undefined ? updateRow(organization, write) : untouched(row);
    },
    upsertRow: (organization, upsert) => {
      const row = upsert.ifNoneMatch === undefined ? keyedRow(organization, upsert) : undefined;
      return row === undefined ? upsertRow(organization, upsert) : untouched(row);
    },
    upsertRows: (organization, targets) => {
      const rows = targets.map(target => keyedRow(organization, target));
      const others = targets.filter((_target, index) => rows[index] === undefined);
      const written = [...upsertRows(organization, others)];
      return rows.flatMap(row => (row === undefined ? written.splice(0, 1) : [untouched(row)]));
    },
    deleteRow: (organization, deletion) =>
      deletion.address.kind === 'key'
        ? requireAddressedRow(organization, deletion.table, deletion.address)
        : deleteRow(organization, deletion),
  }),
);
