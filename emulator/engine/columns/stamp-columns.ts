import { type Caller } from '../access/caller';
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

const stampingUser = (id: string): ColumnValue => ({ table: 'systemuser', id });

/**
 * The server-made values of a new row: who and when, owner, owning business unit. A given `overriddencreatedon` becomes
 * `createdon`, and holds the time of the import itself.
 */
export function stampColumnsOnCreate(context: StampContext, values: Map<string, ColumnValue>): void {
  const { caller, now } = context;
  const time = formatDateTime(now);
  const overridden = values.get('overriddencreatedon') ?? null;
  setStampedColumn(context, values, 'createdon', overridden ?? time);
  if (overridden !== null) values.set('overriddencreatedon', time);
  setStampedColumn(context, values, 'createdby', stampingUser(caller.userId));
  setStampedColumn(context, values, 'createdonbehalfby', stampingDelegate(caller));
  stampModifiedColumns(context, values);

  setStampedColumn(context, values, 'organizationid', { table: 'organization', id: context.organizationId });
  if (!values.has('ownerid')) setStampedColumn(context, values, 'ownerid', stampingUser(caller.userId));
  stampOwnerColumn(context, values);
}

/** The server-made values of a changed row. */
export function stampColumnsOnUpdate(context: StampContext, values: Map<string, ColumnValue>): void {
  stampModifiedColumns(context, values);
  stampOwnerColumn(context, values);
}

function stampModifiedColumns(context: StampContext, values: Map<string, ColumnValue>): void {
  const { caller, now } = context;
  setStampedColumn(context, values, 'modifiedon', formatDateTime(now));
  setStampedColumn(context, values, 'modifiedby', stampingUser(caller.userId));
  setStampedColumn(context, values, 'modifiedonbehalfby', stampingDelegate(caller));
}

/** The emulator has one business unit, so every owner belongs to it. */
function stampOwnerColumn(context: StampContext, values: Map<string, ColumnValue>): void {
  const owner = values.get('ownerid');
  if (!isLookup(owner)) return;
  setStampedColumn(context, values, 'owningbusinessunit', { table: 'businessunit', id: context.businessUnitId });
  setStampedColumn(context, values, 'owninguser', owner.table === 'systemuser' ? owner : null);
  setStampedColumn(context, values, 'owningteam', owner.table === 'team' ? owner : null);
}

const stampingDelegate = ({ onBehalfBy }: Caller): ColumnValue =>
  onBehalfBy === undefined ? null : stampingUser(onBehalfBy);

/** Tables differ in which of these columns they have. */
function setStampedColumn(
  { table }: StampContext,
  values: Map<string, ColumnValue>,
  name: string,
  value: ColumnValue,
): void {
  if (table.columns.has(name)) values.set(name, value);
}
