import { z } from 'zod';
import { getRow } from '../../web-api/read-shape';
import { waitUntil } from '../../timing/wait-until';
import type { WebApiClient } from '../../web-api/web-api-client';
import { undefinedWhenMissing } from '../../web-api/undefined-when';

/**
 * A system job of the environment, as a ledger keeps it.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/asynchronous-service
 */
export const asyncOperationSchema = z.object({
  id: z.string(),
  /** 0 Ready, 1 Suspended, 2 Locked, 3 Completed. */
  state: z.number(),
  /** 30 Succeeded, 31 Failed, 32 Canceled; less than 30 while it runs. */
  status: z.number(),
  /** The environment's own words, the friendly ones if there are any. */
  message: z.string().optional(),
  /** The technical words, where they are others. */
  details: z.string().optional(),
  errorCode: z.number().optional(),
});
export type AsyncOperation = z.infer<typeof asyncOperationSchema>;

const systemJobShape = z.object({
  statecode: z.number(),
  statuscode: z.number(),
  message: z.string().nullish(),
  friendlymessage: z.string().nullish(),
  errorcode: z.number().nullish(),
});

/** What statuscode means, of the states in which a job is waited for. */
const statuses: Readonly<Record<number, string>> = { 0: 'waiting for resources', 10: 'waiting', 20: 'in progress' };

const inWords = ({ status }: AsyncOperation): string => (statuses[status] === undefined ? '' : `: ${statuses[status]}`);

/** A job is over only when both columns say so. */
export const isCompleted = (operation: AsyncOperation | undefined): operation is AsyncOperation =>
  operation?.state === 3;

export const hasSucceeded = (operation: AsyncOperation): boolean => operation.state === 3 && operation.status === 30;

/** Reads a system job. Undefined while, or once, there is no such row. */
export async function readAsyncOperation(client: WebApiClient, id: string): Promise<AsyncOperation | undefined> {
  const reading = getRow(client, `asyncoperations(${id})`, systemJobShape, { title: 'read the system job' });
  const job = await undefinedWhenMissing(reading);
  if (job === undefined) return undefined;
  const [message, details] = [...new Set([job.friendlymessage, job.message])].filter(words => words);
  return {
    id,
    state: job.statecode,
    status: job.statuscode,
    message: message ?? undefined,
    details: details ?? undefined,
    errorCode: job.errorcode ?? undefined,
  };
}

type JobWait = {
  readonly what: string;
  /** Milliseconds. */
  readonly timeout: number;
  /** What tells how far the job is. */
  readonly progress?: () => Promise<string | undefined>;
};

/** Waits until the job is Completed, whether it succeeded or not. */
export async function waitForAsyncOperation(
  client: WebApiClient,
  id: string,
  { what, timeout, progress }: JobWait,
): Promise<AsyncOperation> {
  const last = await waitUntil({
    what,
    probe: () => readAsyncOperation(client, id),
    done: isCompleted,
    describe: job => (job ? `state ${job.state}, status ${job.status}${inWords(job)}` : 'no such system job'),
    ...(progress && { progress }),
    timeout,
    timing: client.timing,
    whatToDo:
      'look at the job in Power Apps > Solutions > History. It goes on without this run: when it has ended, `npm run cleanup`, and run again with a greater JOB_SECONDS.',
  });
  if (last === undefined) throw new TypeError('a wait cannot end without its last answer');
  return last;
}
