import { DataverseFault, invalidArgument } from '../../engine/dataverse-fault';
import { type OrganizationView } from '../../engine/organization-view';
import { type TableDefinition } from '../../engine/tables/table-definition';
import { findAddressedRow } from './row-address';
import {
  createRow,
  type RowUpsert,
  type RowWrite,
  updateRow,
  upsertRow,
  type VersionCondition,
  type WrittenRow,
} from './write-row';

/** Creates several rows, all or none. */
export const createRows = (organization: OrganizationView, targets: readonly RowWrite[]): readonly WrittenRow[] =>
  organization.transaction(() => targets.map(target => createRow(organization, target)));

/** A write to the row with this id. Learn says of UpdateMultiple that it takes no alternate keys. */
type IdentifiedWrite = RowWrite & { readonly id: string; readonly ifMatch?: VersionCondition };

/**
 * Updates several rows, all or none. Of several targets for one row, the first counts (documented).
 * https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations#updatemultiple
 */
export function updateRows(organization: OrganizationView, targets: readonly IdentifiedWrite[]): readonly WrittenRow[] {
  const updated = new Map<string, WrittenRow>();
  organization.transaction(() => {
    for (const target of targets) {
      const { table, id } = target;
      if (updated.has(id)) continue;
      if (organization.rows.get(table.logicalName, id) === undefined) throw missingRowToWrite(table, id);
      updated.set(id, updateRow(organization, { ...target, address: { kind: 'id', id } }));
    }
  });
  return [...updated.values()];
}

/** The text is documented, with the display name in front. */
const missingRowToWrite = ({ displayName }: TableDefinition, id: string): DataverseFault =>
  new DataverseFault(404, 0x80040217, `${displayName} With Ids = ${id} Do Not Exist`);

/**
 * Updates or creates several rows, all or none. That two targets for one row are an error is documented; that a target which
 * creates its row may not name a key's column in its address and among its values too, and one which updates may, was
 * recorded: https://github.com/microsoft/PowerPlatform-DataverseClient-Python/pull/127
 */
export function upsertRows(organization: OrganizationView, targets: readonly RowUpsert[]): readonly WrittenRow[] {
  const written = new Set<string>();
  return organization.transaction(() =>
    targets.map(target => {
      refuseKeyGivenTwice(organization, target);
      const done = upsertRow(organization, target);
      if (written.has(done.row.id)) throw invalidArgument(`Two of the targets address the row ${done.row.id}.`);
      written.add(done.row.id);
      return done;
    }),
  );
}

function refuseKeyGivenTwice(organization: OrganizationView, { table, address, values }: RowUpsert): void {
  if (address?.kind !== 'key' || !address.key.columns.some(column => values.has(column))) return;
  if (findAddressedRow(organization, table, address) !== undefined) return;
  throw new DataverseFault(400, 0x80040216, 'An unexpected error occurred.');
}
