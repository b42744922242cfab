import { z } from 'zod';
import { WaitTimeoutError } from '../../errors';
import { readShape } from '../../web-api/read-shape';
import { waitUntil } from '../../timing/wait-until';
import type { WebApiClient } from '../../web-api/web-api-client';
import { undefinedWhenMissing } from '../../web-api/undefined-when';
import { importResultSchema, readImportResult } from './import-result';

/** What an import job reports about the import it watched over. */
export const importJobSchema = importResultSchema.extend({
  /** 0 to 100. */
  progress: z.number().optional(),
  /** Absent while the import runs. */
  completedOn: z.string().optional(),
});
export type ImportJob = z.infer<typeof importJobSchema>;

const importJobShape = z.object({
  progress: z.number().nullish(),
  completedon: z.string().nullish(),
  data: z.string().nullish(),
});

/** The same with the whole report that it was read from, which may tell more than the results of the components. */
export type ToldImportJob = { readonly importJob: ImportJob; readonly data: string };

/** Reads an import job, with results if asked. Undefined when there is no such row: it appears after the import began. */
export async function readImportJob(
  client: WebApiClient,
  id: string,
  results = '',
): Promise<ToldImportJob | undefined> {
  const title = 'read the import job';
  const body = await undefinedWhenMissing(
    client.get(`importjobs(${id})?$select=progress,completedon${results}`, { title }),
  );
  if (body === undefined) return undefined;

  const { progress, completedon, data } = readShape(importJobShape, body, title);
  return {
    importJob: {
      progress: progress ?? undefined,
      completedOn: completedon ?? undefined,
      ...readImportResult(data ?? ''),
    },
    data: data ?? '',
  };
}

/** How far an import is, for whoever waits for it. Undefined where nobody tells. */
export async function importProgress(client: WebApiClient, id: string): Promise<string | undefined> {
  const told = await readImportJob(client, id).catch(() => undefined);
  return told && inPercent(told.importJob);
}

const inPercent = (job: ImportJob | undefined): string =>
  job === undefined ? 'not there yet' : `${Math.round(job.progress ?? 0)} %`;

/** Waits until the import job says that it is completed, and reads its results. Undefined when the deadline passes first. */
export async function waitForImportJob(
  client: WebApiClient,
  id: string,
  timeout: number,
): Promise<ToldImportJob | undefined> {
  await sees(client, id, timeout, job => job?.completedOn !== undefined);
  return readImportJob(client, id, ',data');
}

/** True as soon as the import job's row is there: the environment took the import, whatever came back. */
export const importJobAppears = (client: WebApiClient, id: string, timeout: number): Promise<boolean> =>
  sees(client, id, timeout, job => job !== undefined);

/** Whether the job comes to be as `done` wants it before the deadline. */
async function sees(
  client: WebApiClient,
  id: string,
  timeout: number,
  done: (job: ImportJob | undefined) => boolean,
): Promise<boolean> {
  const probe = async () => (await readImportJob(client, id))?.importJob;
  try {
    await waitUntil({ what: 'the import job', probe, done, describe: inPercent, timeout, timing: client.timing });
    return true;
  } catch (error) {
    if (error instanceof WaitTimeoutError) return false;
    throw error;
  }
}
