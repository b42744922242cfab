import { type Organization } from '../../engine/organization';
import { type Row } from '../../engine/values';

const staleRows = new WeakMap<Organization, Map<string, Row>>();

/** For the defect `stale-values`: keeps a row as it was before an update. */
export function rememberStaleRow(organization: Organization, row: Row): void {
  const rows = staleRows.get(organization) ?? new Map<string, Row>();
  staleRows.set(organization, rows.set(`${row.table} ${row.id}`, row));
}

/** The row with the values it had before its last update, or as it is. Its version stays the current one. */
export function toStaleRow(organization: Organization, row: Row): Row {
  const stale = staleRows.get(organization)?.get(`${row.table} ${row.id}`);
  return stale === undefined ? row : { ...row, values: stale.values };
}
