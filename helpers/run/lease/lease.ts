import { SAMPLE_BOOKS } from '../../sample/books';
import { keyAddress } from '../../dataverse/web-api/odata-key';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';

/**
 * How runs see each other: a row of the sample's table whose code names the run and what it does with the solution, and
 * whose author is the time until which that holds, by the environment's clock. It begins as the codes of all rows of a run do, so it is removed with
 * them, also after a kill.
 */
export type Lease = {
  readonly runId: string;
  /** `leaving`: the run is about to uninstall the solution. */
  readonly kind: 'lease' | 'leaving';
  readonly until: Date;
};

/** What a lease is read from. */
export type LeaseRow = { readonly sample_bookcode: string | null; readonly sample_author?: string | null };

/** The lease that a row of the sample's table is; undefined for any other row. */
export function leaseOf({ sample_bookcode, sample_author }: LeaseRow): Lease | undefined {
  const [, runId, kind] = /^([0-9a-f]{8})-(lease|leaving)$/.exec(sample_bookcode ?? '') ?? [];
  if (runId === undefined || kind === undefined) return undefined;
  return { runId, kind: kind === 'lease' ? kind : 'leaving', until: new Date(sample_author ?? 0) };
}

/** Whether it holds at a time, by the environment's clock: one that expired was left by a run that was killed. */
export const isLive = ({ until }: Lease, now: Date): boolean => until.getTime() > now.getTime();

/** `run ffffffff (until 2026-01-01T12:00:00Z)` */
export const leaseInWords = ({ runId, until }: Lease): string =>
  `run ${runId} (until ${until.toISOString().replace(/\.\d+/, '')})`;

/** Milliseconds that a lease holds without being renewed. */
const holds = 20 * 60_000;

/** Until when a lease holds that is written at a time. */
export const untilWhen = (now: Date): Date => new Date(now.getTime() + holds);

/** What tells the rows of the kinds to whoever looks at the table, and to a filter. */
export const leaseNames = {
  lease: 'A verification uses this table.',
  /** The lease of a run that imported the solution. */
  owner: 'A verification imported this table.',
  leaving: 'A verification removes this table.',
} as const;

/** Writes the row of a lease, whether it is there or not: the id is made here. */
export async function writeLease(
  client: WebApiClient,
  id: string,
  { runId, kind, until }: Lease,
  name: keyof typeof leaseNames = kind,
): Promise<void> {
  const row = {
    sample_bookcode: `${runId}-${kind}`,
    sample_name: leaseNames[name],
    sample_author: until.toISOString(),
  };
  await client.patch(keyAddress(SAMPLE_BOOKS, id), row, { title: `tell other runs: ${leaseNames[name]}` });
}
