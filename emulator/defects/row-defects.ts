import { type Operations } from '../operations/operations';
import { type WrittenRow } from '../operations/rows/row-write';
import { type RowUpsert } from '../operations/rows/upsert-row';
import { type OrganizationView } from '../engine/organization-view';
import { findRow } from '../query/row-address';
import { rememberStaleRow } from './change-defects';
import { type DefectSwitches } from './defects';

/** The operations on rows with the defects that are on: with none, they are as they were. */
export function withRowDefects(operations: Operations, defects: DefectSwitches): Operations {
  const remember = (organization: OrganizationView, ...written: readonly WrittenRow[]): void => {
    if (!defects.has('stale-values')) return;
    for (const { before } of written) if (before !== undefined) rememberStaleRow(organization, before);
  };
  const altered = (organization: OrganizationView, upsert: RowUpsert): RowUpsert => {
    const asked = defects.has('ignored-conditions')
      ? { ...upsert, ifMatch: undefined, ifNoneMatch: undefined }
      : upsert;
    return defects.has('overwritten-keys') ? addressedById(organization, asked) : asked;
  };
  return {
    ...operations,
    updateRow: (organization, write) => {
      const written = operations.updateRow(organization, write);
      remember(organization, written);
      return written;
    },
    upsertRow: (organization, upsert) => {
      const written = operations.upsertRow(organization, altered(organization, upsert));
      remember(organization, written);
      return written;
    },
    updateRows: (organization, targets) => {
      const written = operations.updateRows(organization, targets);
      remember(organization, ...written);
      return written;
    },
    upsertRows: (organization, targets) => {
      const upserts = targets.map(target => altered(organization, target));
      const written = operations.upsertRows(organization, upserts);
      remember(organization, ...written);
      return written;
    },
  };
}

/** The row that a key names, named by its id: the key's values are then written like any other. */
function addressedById(organization: OrganizationView, upsert: RowUpsert): RowUpsert {
  const { table, address } = upsert;
  const found = address?.kind === 'key' ? findRow(organization, table, address) : undefined;
  return found === undefined ? upsert : { ...upsert, address: { kind: 'id', id: found.id } };
}
