import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DataverseError, WaitTimeoutError } from '../../errors';
import { readShape } from '../../web-api/read-shape';
import type { WebApiClient } from '../../web-api/web-api-client';
import { asyncOperationSchema, hasSucceeded, waitForAsyncOperation } from '../jobs/async-operation';
import { retryWhileLocked } from '../jobs/customization-lock';
import { importFailed, importRefused, isDuplicateImport, mayHaveBegun } from './import-failure';
import { importJobAppears, importJobSchema, importProgress, type ToldImportJob, waitForImportJob } from './import-job';
import { wordsOfOperation, wordsOfRefusal } from '../jobs/job-words';
import type { SolutionPackage } from '../read-package';

/** What is known of an import while it runs. */
export type BegunImport = {
  readonly mode: 'async' | 'sync';
  readonly importJobId: string;
  /** Absent when the import is synchronous, or the answer that names the job was lost. */
  readonly asyncOperationId?: string;
};

/** How an import ended, as a ledger keeps it. */
export const importOutcomeSchema = z.object({
  /** `sync` where the environment has no asynchronous import that takes a job id (on-premises). */
  mode: z.enum(['async', 'sync']),
  /** What the system job says, or the import job where there is no system job to ask. */
  succeeded: z.boolean(),
  importJobId: z.string(),
  asyncOperation: asyncOperationSchema.exactOptional(),
  importJob: importJobSchema,
});
export type ImportOutcome = z.infer<typeof importOutcomeSchema>;

type ImportOptions = {
  /** Milliseconds for the whole import, waiting for other imports included. */
  readonly timeout: number;
  /** Told before a request begins an import, and again when its system job is known. */
  readonly note?: (begun: BegunImport) => void;
  /** Told when the environment did not begin what was noted last: there is nothing to follow or to take back. */
  readonly noteRefused?: () => void;
  /** Asked after a wait for the lock, before the import is begun again: whether it is no longer wanted. */
  readonly isSuperseded?: () => Promise<boolean>;
};

type Begun = { begun: BegunImport; answered: boolean };
type Attempt = {
  client: WebApiClient;
  pkg: SolutionPackage;
  left: () => number;
  note: (begun: BegunImport) => void;
  noteRefused: () => void;
};

/** How long the import job may lag behind the system job that has ended, and how long its row may take to appear. */
const lag = 60_000;

/**
 * Imports a solution package and waits for the end. While another customization holds the environment's lock it waits
 * and begins again, also where the job itself fails on it; undefined when it is no longer wanted then.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/importsolutionasync
 *
 * Throws PackageError when the environment finds fault with the package, JobFailedError with the reason otherwise,
 * WaitTimeoutError at the deadline. None of them speaks against the environment.
 */
export function importSolution(
  client: WebApiClient,
  pkg: SolutionPackage,
  options: ImportOptions,
): Promise<ImportOutcome | undefined> {
  const { timeout, isSuperseded, note = () => undefined, noteRefused = () => undefined } = options;
  const deadline = client.timing.now() + timeout;
  const attempt: Attempt = { client, pkg, note, noteRefused, left: () => Math.max(0, deadline - client.timing.now()) };
  const what = `import of solution ${pkg.uniqueName}`;
  let isAgain = false;
  return retryWhileLocked(client, what, timeout, async () => {
    if (isAgain && (await isSuperseded?.())) return undefined;
    isAgain = true;
    const { begun, answered } = await begin(attempt);
    note(begun);
    return finish(attempt, begun, answered);
  });
}

async function begin(attempt: Attempt): Promise<Begun> {
  const { client, pkg, note } = attempt;
  const importJobId = randomUUID();
  const body = {
    CustomizationFile: Buffer.from(pkg.bytes).toString('base64'),
    OverwriteUnmanagedCustomizations: false,
    PublishWorkflows: false,
    ImportJobId: importJobId,
  };
  const title = `import solution ${pkg.uniqueName} ${pkg.version}`;

  const asynchronous = { mode: 'async', importJobId } as const;
  note(asynchronous);
  try {
    const reply = await client.post<unknown>('ImportSolutionAsync', body, { title });
    const { AsyncOperationId } = readShape(z.object({ AsyncOperationId: z.string() }), reply, title);
    return { begun: { ...asynchronous, asyncOperationId: AsyncOperationId }, answered: true };
  } catch (error) {
    if (!lacksAsyncImport(error)) return foundAgain(attempt, asynchronous, error);
  }

  const synchronous = { mode: 'sync', importJobId } as const;
  note(synchronous);
  try {
    await client.post('ImportSolution', body, { title: `${title}, synchronously`, timeout: attempt.left() });
    return { begun: synchronous, answered: true };
  } catch (error) {
    return foundAgain(attempt, synchronous, error);
  }
}

/**
 * True when the environment has no asynchronous import, or one that takes no job id. Recorded on-premises (9.1): 400,
 * "The parameter 'ImportJobId' in the request payload is not a valid parameter for the operation 'ImportSolutionAsync'."
 */
function lacksAsyncImport(error: unknown): boolean {
  if (!(error instanceof DataverseError)) return false;
  if (error.status === 404 || error.status === 501) return true;
  return error.status === 400 && /not a valid parameter/i.test(error.detail) && /ImportJobId/i.test(error.detail);
}

/**
 * An import whose answer was lost goes on in the environment: it is recognised by the job id that was sent with it. One
 * of which it is said that this id exists already came through at an earlier attempt.
 */
async function foundAgain(
  { client, pkg, left, noteRefused }: Attempt,
  begun: BegunImport,
  error: unknown,
): Promise<Begun> {
  if (isDuplicateImport(wordsOfRefusal(error))) return { begun, answered: false };
  if (!mayHaveBegun(error)) {
    noteRefused();
    throw importRefused(pkg, error);
  }
  const found = await importJobAppears(client, begun.importJobId, Math.min(lag, left())).catch(() => false);
  if (!found) throw importRefused(pkg, error);
  return { begun, answered: false };
}

async function finish(attempt: Attempt, begun: BegunImport, answered: boolean): Promise<ImportOutcome> {
  const { client, pkg, left } = attempt;
  const { mode, importJobId, asyncOperationId } = begun;
  // A synchronous import that was answered is over: its import job can only be a little behind.
  if (asyncOperationId === undefined)
    return followImportJob(attempt, begun, answered ? Math.min(lag, left()) : left(), answered);

  const what = `the import of solution ${pkg.uniqueName} to end`;
  const progress = () => importProgress(client, importJobId);
  const asyncOperation = await waitForAsyncOperation(client, asyncOperationId, { what, timeout: left(), progress });
  const succeeded = hasSucceeded(asyncOperation);
  // The platform ran the job a second time, and the first one is still at it.
  if (!succeeded && isDuplicateImport(wordsOfOperation(asyncOperation)))
    return followImportJob(attempt, begun, left(), false);

  const told = (await waitForImportJob(client, importJobId, succeeded ? Math.min(lag, left()) : 0)) ?? untold;
  if (!succeeded || told.importJob.result === 'failure') throw importFailed(pkg, told, asyncOperation);
  return { mode, succeeded, importJobId, asyncOperation, importJob: told.importJob };
}

/** The end of an import of which only the import job tells, for `timeout` milliseconds. `isOver`: it has ended, whatever its row says. */
async function followImportJob(
  { client, pkg }: Attempt,
  { mode, importJobId }: BegunImport,
  timeout: number,
  isOver: boolean,
): Promise<ImportOutcome> {
  const told = (await waitForImportJob(client, importJobId, timeout)) ?? untold;
  const { importJob } = told;
  if (importJob.result === 'failure') throw importFailed(pkg, told);
  if (!isOver && importJob.completedOn === undefined) throw neverEnded(pkg, importJobId, timeout);
  return { mode, succeeded: true, importJobId, importJob };
}

const neverEnded = (pkg: SolutionPackage, importJobId: string, timeout: number): WaitTimeoutError =>
  new WaitTimeoutError(
    `Waited ${Math.round(timeout / 1_000)} s for the import of solution ${pkg.uniqueName} to end. Last seen: import job ${importJobId} is not completed`,
    'look at the import in Power Apps > Solutions > History. It goes on without this run: when it has ended, `npm run cleanup`, and run again with a greater JOB_SECONDS.',
  );

const untold: ToldImportJob = { importJob: { result: 'unknown', failures: [] }, data: '' };
