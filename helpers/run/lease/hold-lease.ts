import { randomUUID } from 'node:crypto';
import { SAMPLE_BOOKS } from '../../sample/books';
import { DataverseError } from '../../dataverse/errors';
import { lookUntil } from '../../dataverse/timing/wait-until';
import { keyAddress } from '../../dataverse/web-api/odata-key';
import { undefinedWhenMissing } from '../../dataverse/web-api/undefined-when';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import type { Ledger } from '../ledger/ledger';
import { untilWhen, writeLease } from './lease';
import { refusalOf } from './refusal-of';

/** Milliseconds before its end in which a lease is renewed. */
const renewedBefore = 15 * 60_000;
/** Milliseconds between looks whether it is time to renew. */
const beat = 60_000;
/** Milliseconds for which a table that was just imported may not be found. */
const cold = 60_000;

/**
 * Makes this run visible to other runs: they leave its solution where it is. Returns why it stays unseen, if it does: that
 * is no reason not to look, and the next renewal tries again.
 */
export async function takeLease(client: WebApiClient, ledger: Ledger): Promise<string | undefined> {
  ledger.update(run => {
    run.lease = { id: randomUUID(), until: new Date(0).toISOString() };
  });
  const refusal = await lookUntil({
    probe: () => refusalOf(renewLease(client, ledger)),
    done: error => !(error instanceof DataverseError && error.status === 404),
    timeout: cold,
    timing: client.timing,
  });
  return refusal && `Other runs cannot see that this run uses the solution. ${refusal.message}`;
}

/** Lengthens this run's lease when that is due. Without one it does nothing. */
export async function renewLease(client: WebApiClient, ledger: Ledger): Promise<void> {
  const { runId, lease, solution } = ledger.data;
  const now = client.serverTime();
  if (lease === undefined || Date.parse(lease.until) - now.getTime() > renewedBefore) return;
  const until = untilWhen(now);
  const name = solution?.state === 'imported' ? 'owner' : 'lease';
  await writeLease(client, lease.id, { runId, kind: 'lease', until }, name);
  ledger.update(run => {
    if (run.lease?.id === lease.id) run.lease.until = until.toISOString();
  });
}

/** Renews the lease as long as this process lives. Returns what ends that. */
export function keepLease(client: WebApiClient, ledger: Ledger): () => void {
  // A lease is a courtesy: what stands in its way is met by the tests too, and told there.
  const timer = setInterval(() => void renewLease(client, ledger).catch(() => undefined), beat).unref();
  return () => {
    clearInterval(timer);
  };
}

/** Removes the lease of a run that leaves its rows. */
export async function endLease(client: WebApiClient, ledger: Ledger): Promise<void> {
  const { lease } = ledger.data;
  if (lease === undefined) return;
  forgetLease(ledger);
  await undefinedWhenMissing(client.delete(keyAddress(SAMPLE_BOOKS, lease.id), { title: 'end the lease of this run' }));
}

/** Ends the renewals of this run's lease in every process of the run. */
export function forgetLease(ledger: Ledger): void {
  ledger.update(run => {
    delete run.lease;
  });
}
