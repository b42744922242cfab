import { SAMPLE_BOOK } from '../../sample/books';
import { HarnessError } from '../../dataverse/errors';
import { type Lease, leaseInWords } from '../lease/lease';
import { inNoRun, rowsInWords } from './run-rows';
import type { Solution } from '../../dataverse/solutions/find-solution';
import { uninstallSolution } from '../../dataverse/solutions/uninstall-solution';
import { waitUntilTableGone } from '../../dataverse/tables/table-metadata';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';

/**
 * Uninstalls a solution that this run did not import, because its user asked for that: SOLUTION_EXISTING=replace, or
 * `npm run cleanup -- --solution`. `before` is told when nothing stands in the way any more; `timeout` is in milliseconds.
 *
 * Throws HarnessError, before anything is touched, when that would delete rows that no run of this suite made, would take
 * the table from a run that uses it, or would leave the table behind.
 */
export async function replaceSolution(
  client: WebApiClient,
  solution: Solution,
  { timeout, before }: { readonly timeout: number; readonly before?: () => void },
): Promise<void> {
  if (!solution.isManaged) throw unmanaged(solution);
  const { rows, leases } = await inNoRun(client);
  if (rows > 0) throw occupied(solution, rows);
  if (leases.length > 0) throw inUse(solution, leases);

  before?.();
  await uninstallWithTable(client, solution, timeout);
}

/** Uninstalls the solution, and waits until its table is gone as well: for `timeout` milliseconds each. */
export async function uninstallWithTable(client: WebApiClient, solution: Solution, timeout: number): Promise<void> {
  await uninstallSolution(client, solution, timeout);
  await waitUntilTableGone(client, SAMPLE_BOOK, timeout);
}

const unmanaged = ({ uniqueName }: Solution): HarnessError =>
  new HarnessError(
    `Solution ${uniqueName} is installed as unmanaged: uninstalling it would leave its table behind.`,
    'use it as it is (SOLUTION_EXISTING=adopt), or delete the table and the solution in Power Apps.',
  );

const occupied = ({ uniqueName }: Solution, rows: number): HarnessError =>
  new HarnessError(
    `Uninstalling solution ${uniqueName} would delete ${rowsInWords(rows)} of ${SAMPLE_BOOK} that no run of this suite made.`,
    'export and delete those rows, or use the solution as it is (SOLUTION_EXISTING=adopt).',
  );

const inUse = ({ uniqueName }: Solution, leases: readonly Lease[]): HarnessError =>
  new HarnessError(
    `Uninstalling solution ${uniqueName} would take it from ${leases.map(leaseInWords).join(', ')}.`,
    'wait until that run has ended, or, when it was killed, until that time; or use the solution as it is (SOLUTION_EXISTING=adopt).',
  );
