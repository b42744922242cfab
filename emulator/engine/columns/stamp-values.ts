import { type Caller } from '../security/caller';
import { formatDateTime } from '../values/date-time';
import { type TableDefinition } from '../tables/table-definition';
import { type ColumnValue, isLookup } from '../values/row';

type StampContext = {
  readonly table: TableDefinition;
  readonly caller: Caller;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly organizationId: string;
  readonly businessUnitId: string;
};

const user = (id: string): ColumnValue => ({ table: 'systemuser', id });

/**
 * The server-made values of a new row: who and when, owner, owning business unit. A given `overriddencreatedon` becomes
 * `createdon`, and holds the time of the import itself.
 */
export function stampCreate(context: StampContext, values: Map<string, ColumnValue>): void {
  const { caller, now } = context;
  const time = formatDateTime(now);
  const overridden = values.get('overriddencreatedon') ?? null;
  set(context, values, 'createdon', overridden ?? time);
  if (overridden !== null) values.set('overriddencreatedon', time);
  set(context, values, 'createdby', user(caller.userId));
  set(context, values, 'createdonbehalfby', behalf(caller));
  stampModified(context, values);

  set(context, values, 'organizationid', { table: 'organization', id: context.organizationId });
  if (!values.has('ownerid')) set(context, values, 'ownerid', user(caller.userId));
  stampOwner(context, values);
}

/** The server-made values of a changed row. */
export function stampUpdate(context: StampContext, values: Map<string, ColumnValue>): void {
  stampModified(context, values);
  stampOwner(context, values);
}

function stampModified(context: StampContext, values: Map<string, ColumnValue>): void {
  const { caller, now } = context;
  set(context, values, 'modifiedon', formatDateTime(now));
  set(context, values, 'modifiedby', user(caller.userId));
  set(context, values, 'modifiedonbehalfby', behalf(caller));
}

/** The emulator has one business unit, so every owner belongs to it. */
function stampOwner(context: StampContext, values: Map<string, ColumnValue>): void {
  const owner = values.get('ownerid');
  if (!isLookup(owner)) return;
  set(context, values, 'owningbusinessunit', { table: 'businessunit', id: context.businessUnitId });
  set(context, values, 'owninguser', owner.table === 'systemuser' ? owner : null);
  set(context, values, 'owningteam', owner.table === 'team' ? owner : null);
}

const behalf = ({ onBehalfBy }: Caller): ColumnValue => (onBehalfBy === undefined ? null : user(onBehalfBy));

/** Tables differ in which of these columns they have. */
function set({ table }: StampContext, values: Map<string, ColumnValue>, name: string, value: ColumnValue): void {
  if (table.columns.has(name)) values.set(name, value);
}
