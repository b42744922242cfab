import { type Caller } from '../access/caller';
import { formatDateTime } from '../values/date-time';
import { type TableDefinition } from '../tables/table-definition';
import { type ColumnValue, isLookup } from '../values/row';
import { type References } from './references';

type StampContext = {
  readonly table: TableDefinition;
  readonly caller: Caller;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly organizationId: string;
  readonly businessUnitId: string;
  readonly references: References;
};

/**
 * The server-made values of a new row: who and when, owner, owning business unit. A given `overriddencreatedon` becomes
 * `createdon`, and holds the time of the import itself.
 */
export function stampColumnsOnCreate(context: StampContext, values: Map<string, ColumnValue>): void {
  const { now, references } = context;
  const time = formatDateTime(now);
  const overridden = values.get('overriddencreatedon') ?? null;
  setStampedColumn(context, values, 'createdon', overridden ?? time);
  if (overridden !== null) values.set('overriddencreatedon', time);
  setStampedColumn(context, values, 'createdby', stampingUser(context));
  setStampedColumn(context, values, 'createdonbehalfby', stampingDelegate(context));
  stampModifiedColumns(context, values);

  setStampedColumn(context, values, 'organizationid', references.to('organization', context.organizationId));
  if (!values.has('ownerid')) setStampedColumn(context, values, 'ownerid', stampingUser(context));
  stampOwnerColumn(context, values);
}

/** The server-made values of a changed row. */
export function stampColumnsOnUpdate(context: StampContext, values: Map<string, ColumnValue>): void {
  stampModifiedColumns(context, values);
  stampOwnerColumn(context, values);
}

function stampModifiedColumns(context: StampContext, values: Map<string, ColumnValue>): void {
  const { now } = context;
  setStampedColumn(context, values, 'modifiedon', formatDateTime(now));
  setStampedColumn(context, values, 'modifiedby', stampingUser(context));
  setStampedColumn(context, values, 'modifiedonbehalfby', stampingDelegate(context));
}

/** The emulator has one business unit, so every owner belongs to it. */
function stampOwnerColumn(context: StampContext, values: Map<string, ColumnValue>): void {
  const { references, businessUnitId } = context;
  const owner = values.get('ownerid');
  if (!isLookup(owner)) return;
  setStampedColumn(context, values, 'owningbusinessunit', references.to('businessunit', businessUnitId));
  setStampedColumn(context, values, 'owninguser', owner.table === 'systemuser' ? owner : null);
  setStampedColumn(context, values, 'owningteam', owner.table === 'team' ? owner : null);
}

const stampingUser = ({ caller, references }: StampContext): ColumnValue => references.to('systemuser', caller.userId);

const stampingDelegate = ({ caller: { onBehalfBy }, references }: StampContext): ColumnValue =>
  onBehalfBy === undefined ? null : references.to('systemuser', onBehalfBy);

/** Tables differ in which of these columns they have. */
function setStampedColumn(
  { table }: StampContext,
  values: Map<string, ColumnValue>,
  name: string,
  value: ColumnValue,
): void {
  if (table.columns.has(name)) values.set(name, value);
}
