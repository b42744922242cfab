import { SAMPLE_BOOKS } from '../../sample/books';
import { lookUntil, waitUntil } from '../../dataverse/timing/wait-until';
import { undefinedWhenMissing } from '../../dataverse/web-api/undefined-when';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import type { LedgerData } from '../ledger/ledger';
import { isLive, type Lease, leaseNames, leaseOf, type LeaseRow, untilWhen, writeLease } from './lease';
import { refusalOf } from './refusal-of';

/**
 * Tells other runs that this one is about to uninstall the solution. Whoever takes a lease afterwards sees that and waits;
 * whoever took one before is seen by the look that follows. Where there is no lease, or it is refused, that look alone must do.
 */
export async function announceLeaving(client: WebApiClient, { runId, lease }: LedgerData): Promise<void> {
  if (lease !== undefined)
    await refusalOf(writeLease(client, lease.id, { runId, kind: 'leaving', until: untilWhen(client.serverTime()) }));
}

/** Milliseconds for an uninstall of another run. */
const longestRemoval = 20 * 60_000;

/** Waits until no other run is about to uninstall the solution that this run has taken a lease on. */
export async function waitForLeavers(client: WebApiClient, runId: string): Promise<void> {
  await waitUntil({
    what: 'another run that removes the solution',
    probe: () => leaversIn(client, runId),
    done: leavers => leavers.length === 0,
    timeout: longestRemoval,
    timing: client.timing,
    whatToDo: 'run again when the other run has ended.',
  });
}

/**
 * Of runs that leave at the same time each would see the other, and leave the solution to it. So the one whose id comes
 * first looks at once, and the next when that one has gone, or after `timeout` milliseconds. Returns whether it waited.
 */
export async function letOthersLeave(client: WebApiClient, runId: string, timeout: number): Promise<boolean> {
  let looks = 0;
  await lookUntil({
    probe: async () => {
      looks += 1;
      return leaversIn(client, runId);
    },
    done: leavers => leavers.every(leaver => !goesBefore(leaver, runId)),
    timeout,
    timing: client.timing,
  });
  return looks > 1;
}

/** Whether a run that leaves decides about the solution before this one does. */
export const goesBefore = (lease: Lease, runId: string): boolean => lease.kind === 'leaving' && lease.runId < runId;

/** The other runs that imported the solution. */
export const ownersIn = (client: WebApiClient, runId: string): Promise<Lease[]> =>
  leasesIn(client, runId, 'owner', 'look whether another run imported the solution');

const leaversIn = (client: WebApiClient, runId: string): Promise<Lease[]> =>
  leasesIn(client, runId, 'leaving', 'look whether another run removes the solution');

async function leasesIn(
  client: WebApiClient,
  runId: string,
  name: keyof typeof leaseNames,
  title: string,
): Promise<Lease[]> {
  const filter = encodeURIComponent(`sample_name eq '${leaseNames[name]}'`);
  const path = `${SAMPLE_BOOKS}?$select=sample_bookcode,sample_author&$filter=${filter}`;
  // Without the table there is nobody in it.
  const asked = client.get<{ value: LeaseRow[] }>(path, { title, expects: ['table'] });
  const rows = (await undefinedWhenMissing(asked))?.value ?? [];
  const now = client.serverTime();
  return rows.flatMap(row => leaseOf(row) ?? []).filter(lease => lease.runId !== runId && isLive(lease, now));
}
