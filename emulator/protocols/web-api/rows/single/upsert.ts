import { rememberStaleRow } from '../../../../defects/change-defects';
import { type Caller } from '../../../../engine/security/caller';
import { type TableDefinition } from '../../../../engine/tables/definitions';
import { type Row } from '../../../../engine/values/values';
import { type WebApiContext } from '../../front/context';
import { notImplemented } from '../../front/response/odata-error';
import { type RowBody } from '../request/read-row-body';
import { type RowAddress } from '../request/key-predicate';

/** What is written to the row that an address names. */
type Upsert = {
  readonly context: WebApiContext;
  readonly caller: Caller;
  readonly table: TableDefinition;
  readonly address: RowAddress;
  readonly body: RowBody;
};

/**
 * Updates the row that was found at the address, or creates it there.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-upsert-insert-update-record
 */
export const upsert = (write: Upsert, found: Row | undefined): Row =>
  found === undefined ? create(write) : update(write, found);

/** A key value in the body wins over the one in the URL. */
function create({ caller, context, table, address, body }: Upsert): Row {
  const { rows } = context.organization;
  if (address.kind === 'id') {
    refuseOtherId(body.id, address.id);
    return rows.create(table.logicalName, body.values, caller, { id: address.id });
  }
  const values = new Map([...address.values, ...body.values]);
  return rows.create(table.logicalName, values, caller, body.id === undefined ? {} : { id: body.id });
}

/** Values for the columns of the addressing key are ignored: the row is there already, under these values. */
function update({ caller, context, table, address, body }: Upsert, found: Row): Row {
  const { organization, defects } = context;
  refuseOtherId(body.id, found.id);
  const ignored = address.kind === 'key' && !defects.has('overwritten-keys') ? address.key.columns : [];
  const values = new Map([...body.values].filter(([name]) => !ignored.includes(name)));
  if (defects.has('stale-values')) rememberStaleRow(organization, found);
  return organization.rows.update(table.logicalName, found.id, values, caller);
}

function refuseOtherId(given: string | undefined, id: string): void {
  if (given !== undefined && given !== id)
    throw notImplemented('a primary id in the body that is not the one of the row');
}
