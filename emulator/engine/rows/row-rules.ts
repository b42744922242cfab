import { jobNotCompleted, methodNotSupported, notImplemented } from '../dataverse-fault';
import { completedJob, jobTypes } from '../system-tables/jobs';
import { type ColumnValue, type ColumnValues, type Row } from '../values/row';

type Method = 'Create' | 'Update' | 'Delete';

/** What clients cannot do to rows of platform tables; the environment itself can. */
const closed: Readonly<Record<string, readonly Method[]>> = {
  asyncoperation: ['Create'],
  importjob: ['Create', 'Update'],
  solutioncomponent: ['Create', 'Update', 'Delete'],
  organization: ['Create', 'Delete'],
  systemuser: ['Delete'],
  businessunit: ['Delete'],
  team: ['Delete'],
  // Dataverse changes these by messages of their own (AddPrivilegesRole, Associate), which the emulator does not have.
  privilege: ['Create', 'Update', 'Delete'],
  roleprivileges: ['Create', 'Update', 'Delete'],
  systemuserroles: ['Create', 'Update', 'Delete'],
};

/** Dataverse lets clients register plug-ins, and runs them. */
const plugIns: ReadonlySet<string> = new Set(['pluginassembly', 'plugintype', 'sdkmessageprocessingstep']);

/** Dataverse lets clients create these, with more than a row: licences, privileges, teams of a business unit. */
const security: ReadonlySet<string> = new Set(['systemuser', 'role', 'team', 'businessunit']);

/** Throws when clients cannot do this to the table's rows. */
export function checkRowMethod(method: Method, table: string, bySystem: boolean): void {
  if (!bySystem && plugIns.has(table)) {
    throw notImplemented(
      `Rows of ${table} cannot be written: the emulator lists the plug-ins of imported solutions, and runs none.`,
    );
  }
  if (!bySystem && method === 'Create' && security.has(table)) {
    throw notImplemented(
      `Rows of ${table} cannot be created: users and roles come from the emulator's command line and control.`,
    );
  }
  if (!bySystem && closed[table]?.includes(method) === true) throw methodNotSupported(method, table);
}

/** `statuscode` of a job that was cancelled. */
const canceledStatus = 32;

/** Throws when this row cannot be deleted now. */
export function checkRowRemoval(row: Row, bySystem: boolean): void {
  const isRunning = row.table === 'asyncoperation' && row.values.get('statecode') !== completedJob;
  if (isRunning && !bySystem) throw jobNotCompleted();
}

/**
 * Throws 501 for a client's change of a system job's state that is not the cancelling of one that is not done: a job's
 * outcome is what came of it.
 */
export function checkJobRowUpdate({ table, values }: Row, written: ColumnValues): void {
  if (table !== 'asyncoperation' || !(written.has('statecode') || written.has('statuscode'))) return;
  const isCancelling = written.get('statecode') === completedJob && written.get('statuscode') === canceledStatus;
  const isOpen = values.get('statecode') !== completedJob && values.get('operationtype') !== jobTypes.keyIndex;
  if (isCancelling && isOpen) return;
  throw notImplemented(
    `Of a system job that is not done, and builds no index, only cancelling is implemented: statecode ${completedJob} with statuscode ${canceledStatus}.`,
  );
}

/** Tables of people: `fullname` follows from the first and the last name. */
const people: ReadonlySet<string> = new Set(['contact', 'systemuser']);

/** Fills in the columns that follow from others. */
export function deriveRowValues(table: string, values: Map<string, ColumnValue>): void {
  if (!people.has(table)) return;
  const names = [values.get('firstname'), values.get('lastname')].filter(name => typeof name === 'string');
  values.set('fullname', names.length === 0 ? null : names.join(' '));
}
