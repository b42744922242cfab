import { SAMPLE_BOOKS } from '../../sample/books';
import { waitUntil } from '../../dataverse/timing/wait-until';
import { undefinedWhenMissing } from '../../dataverse/web-api/undefined-when';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import type { LedgerData } from '../ledger/ledger';
import { isLive, leaseNames, leaseOf, type LeaseRow, untilWhen, writeLease } from './lease';
import { refusalOf } from './refusal-of';

/**
 * Tells other runs that this one is about to uninstall the solution. Whoever takes a lease afterwards sees that and waits;
 * whoever took one before is seen by the look that follows. Where there is no lease, or it is refused, that look alone must do.
 */
export async function announceLeaving(client: WebApiClient, { runId, lease }: LedgerData): Promise<void> {
  if (lease !== undefined)
    await refusalOf(writeLease(client, lease.id, { runId, kind: 'leaving', until: untilWhen() }));
}

/** Milliseconds for an uninstall of another run. */
const longestRemoval = 20 * 60_000;

/** Waits until no other run is about to uninstall the solution that this run has taken a lease on. */
export async function waitForLeavers(client: WebApiClient, runId: string): Promise<void> {
  const filter = encodeURIComponent(`sample_name eq '${leaseNames.leaving}'`);
  const path = `${SAMPLE_BOOKS}?$select=sample_bookcode,sample_author&$filter=${filter}`;
  const title = 'look whether another run removes the solution';
  await waitUntil({
    what: 'another run that removes the solution',
    // Without the table there is nothing left to remove.
    probe: async () => (await undefinedWhenMissing(client.get<{ value: LeaseRow[] }>(path, { title })))?.value ?? [],
    done: rows => rows.map(leaseOf).every(lease => !lease || lease.runId === runId || !isLive(lease)),
    timeout: longestRemoval,
    timing: client.timing,
    whatToDo: 'run again when the other run has ended.',
  });
}
