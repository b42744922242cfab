import { z } from 'zod';
import { WaitTimeoutError } from '../errors';
import { realTiming, type Timing } from '../timing/timing';
import { readShape } from '../web-api/read-shape';
import { waitUntil } from '../timing/wait-until';
import type { WebApiClient } from '../web-api/web-api-client';
import { undefinedWhenMissing } from '../web-api/when-missing';
import { isCompleted, readAsyncOperation } from './async-operation';
import { type ImportResult, readImportResult } from './import-result';

/** What an import job reports about the import it watched over. */
export type ImportJob = ImportResult & {
  /** 0 to 100. */
  readonly progress?: number | undefined;
  /** Absent while the import runs. */
  readonly completedOn?: string | undefined;
};

type Pace = { timeout: number; timing?: Timing };

const importJobShape = z.object({
  progress: z.number().nullish(),
  completedon: z.string().nullish(),
  data: z.string().nullish(),
});

/** Reads an import job with its results. Undefined when there is no such row: it appears a moment after the import began. */
const readImportJob = (client: WebApiClient, id: string): Promise<ImportJob | undefined> =>
  read(client, id, 'progress,completedon,data');

async function read(client: WebApiClient, id: string, columns: string): Promise<ImportJob | undefined> {
  const title = 'read the import job';
  const body = await undefinedWhenMissing(client.get(`importjobs(${id})?$select=${columns}`, { title }));
  if (body === undefined) return undefined;

  const job = readShape(importJobShape, body, title);
  return {
    progress: job.progress ?? undefined,
    completedOn: job.completedon ?? undefined,
    ...readImportResult(job.data ?? ''),
  };
}

/** Waits until the import job says that it is completed, and reads its results. Undefined when the deadline passes first. */
export async function waitForImportJob(client: WebApiClient, id: string, pace: Pace): Promise<ImportJob | undefined> {
  await waitQuietly(async () => (await read(client, id, 'progress,completedon'))?.completedOn !== undefined, pace);
  return readImportJob(client, id);
}

/** True as soon as the import job's row is there: the environment took the import, whatever came back. */
export const importJobAppears = (client: WebApiClient, id: string, pace: Pace): Promise<boolean> =>
  waitQuietly(async () => (await read(client, id, 'progress,completedon')) !== undefined, pace);

/**
 * Waits until an import that somebody began is over. False when the environment never heard of it.
 *
 * `grace` is how long, in milliseconds, the job's row may take to appear.
 */
export async function waitForImportEnd(
  client: WebApiClient,
  { importJobId, asyncOperationId }: { importJobId: string; asyncOperationId?: string | undefined },
  { timeout, grace = 3_000, timing = realTiming }: Pace & { grace?: number },
): Promise<boolean> {
  if (!(await importJobAppears(client, importJobId, { timeout: grace, timing }))) return false;
  await waitUntil({
    what: 'an import that was begun earlier to end',
    probe: async () => {
      if (asyncOperationId !== undefined && isCompleted(await readAsyncOperation(client, asyncOperationId)))
        return true;
      return (await read(client, importJobId, 'progress,completedon'))?.completedOn !== undefined;
    },
    done: ended => ended,
    describe: () => `import job ${importJobId} is not completed`,
    timeout,
    timing,
    whatToDo: 'look at the import in Power Apps > Solutions > History, and run again when it has ended.',
  });
  return true;
}

async function waitQuietly(probe: () => Promise<boolean>, { timeout, timing = realTiming }: Pace): Promise<boolean> {
  try {
    return await waitUntil({ what: 'the import job', probe, done: seen => seen, timeout, timing });
  } catch (error) {
    if (error instanceof WaitTimeoutError) return false;
    throw error;
  }
}
